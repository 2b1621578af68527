declare const packed: unique symbol;

/** A value in JSON, for a component of the browser that is fed with much: React takes up each value of an object by itself on its way to the page and to the browser, and a string as a whole. */
export type Packed<T> = string & { readonly [packed]: T };

export function pack<T>(value: T): Packed<T> {
  return JSON.stringify(value) as Packed<T>;
}

export function unpack<T>(value: Packed<T>): T {
  return JSON.parse(value) as T;
}
