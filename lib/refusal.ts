export type RefusalCode = "not_found" | "forbidden" | "conflict" | "invalid" | "too_many" | "signed_out";

/** What a person may run into: a sentence of the catalogues with its values, and the field that it belongs beside, if any. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly sentence: string;
  readonly field: string | undefined;
  readonly values: Record<string, string | number | Date>;

  constructor(code: RefusalCode, sentence: string, options: { field?: string; values?: Record<string, string | number | Date> } = {}) {
    super(sentence);
    this.code = code;
    this.sentence = sentence;
    this.field = options.field;
    this.values = options.values ?? {};
  }
}
