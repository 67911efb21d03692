/** What shapes share: the items of a list, or the one that a value is. */
import type { Found, Odd } from "./shape.ts";
import { isList, isRecord, type Json, type JsonRecord } from "./values.ts";

export const NO_OBJECT: Odd = { why: "no object" };

/** The items of a list that a value may be, else of the value itself. */
export function eachOf(value: Json, find: (one: JsonRecord) => readonly Found[]): Found[] {
  const all = isList(value) ? value : [value];
  return all.flatMap((one) => (isRecord(one) ? find(one) : [NO_OBJECT]));
}

/** An item that nothing wraps. */
export function bare(item: JsonRecord): Found {
  return { item, outer: item };
}
