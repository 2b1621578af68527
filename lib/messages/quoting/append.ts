export function withQuotation(text: string, quotation: string | undefined): string {
  return !quotation || text.includes(quotation.trim()) ? text : `${text.trimEnd()}${quotation}`;
}
