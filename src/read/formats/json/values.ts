/** Values of JSON as they are read here: every number is the text that was written, so that no id is rounded. */

export type Json = string | boolean | null | readonly Json[] | JsonRecord;
export interface JsonRecord {
  readonly [key: string]: Json;
}
/** Keys from a value down to another; in a list, each of its items is meant. */
export type Path = readonly string[];

export function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** `author.uniqueId` → its keys. */
export function pathOf(dotted: string): Path {
  return dotted.split(".");
}

/** What MongoDB writes for a number, an id or a time: `{"$numberLong": "73"}`. */
const MONGO = ["$numberLong", "$numberInt", "$numberDouble", "$oid", "$date"];

/** Without the wrapping of MongoDB, which may be twofold. */
function unwrapped(value: Json): Json {
  if (!isRecord(value)) return value;
  const [key = "", ...more] = Object.keys(value);
  const inner = more.length === 0 && MONGO.includes(key) ? value[key] : undefined;
  return inner === undefined ? value : unwrapped(inner);
}

/**
 * All that lies at a path, in order.
 *
 * @returns empty where nothing does
 */
export function valuesAt(value: Json, path: Path): Json[] {
  let found: Json[] = [value];
  for (const key of path)
    found = found.flatMap((one) =>
      (isList(one) ? one : [one]).flatMap((each): Json[] => {
        const inner = isRecord(each) && Object.hasOwn(each, key) ? each[key] : undefined;
        return inner === undefined ? [] : [inner];
      }),
    );
  return found.map(unwrapped);
}

/** The first text at a path that is not empty; "" where there is none. */
export function textAt(value: Json, path: Path): string {
  const text = valuesAt(value, path).find((found) => typeof found === "string" && found !== "");
  return typeof text === "string" ? text.trim() : "";
}

/** Hands over every text within a value, with the keys that lead to it, those of lists left out, and the object it is in. */
export function eachText(
  value: Json,
  take: (text: string, path: Path, within: JsonRecord | null) => void,
  path: Path = [],
  within: JsonRecord | null = null,
): void {
  if (typeof value === "string") take(value, path, within);
  else if (isList(value)) for (const item of value) eachText(item, take, path, within);
  else if (isRecord(value))
    for (const [key, inner] of Object.entries(value)) eachText(inner, take, [...path, key], value);
}
