/** Steps that shapes share: a list of items in a document, and what is missing of an item. */
import { isRecord, type Json, type JsonRecord, textAt } from "./values.ts";
import type { Found, Item, Odd } from "./shape.ts";

export const NO_OBJECT: Odd = { why: "no object" };
export const NO_ID: Odd = { why: "without an id" };

/** The items of a list that a value may be, else of the value itself. */
export function eachOf(value: Json, find: (one: JsonRecord) => readonly Found[]): Found[] {
  const all = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return all.flatMap((one) => (isRecord(one) ? find(one) : [NO_OBJECT]));
}

/** An item that has an id under one of the keys. */
export function withId(item: JsonRecord, outer: JsonRecord, keys: readonly string[]): Item | Odd {
  const has = keys.some((key) => textAt(item, [key]) !== "" || textAt(outer, [key]) !== "");
  return has ? { item, outer } : NO_ID;
}
