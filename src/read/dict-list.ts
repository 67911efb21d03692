/**
 * Reads a cell that holds a list of dicts, as Python or JSON writes it, to the name that each bears,
 * e.g. `[{'id': '1', 'name': 'fyp', 'title': ''}]`.
 */
import { readString } from "./python-string.ts";

/** The keys of a hashtag's name, the surest first: a title beside a name is a description. */
const KEYS = ["hashtagName", "hashtag_name", "name", "title"] as const;
/** A number, or what stands for nothing or for a truth. */
const BARE = /(?:[-+]?\d[\d.]*(?:[eE][-+]?\d+)?|True|False|None|true|false|null|nan|NaN)(?![\w.])/y;
const MOST_DEEP = 20;

/** @returns the names, "" of a dict without one; null where it is no list of dicts */
export function parseDictList(cell: string): string[] | null {
  const text = cell.trim();
  if (!/^\[\s*\{/.test(text)) return null;
  const read = readValue(text, 0, 0);
  if (read === null || read.end !== text.length || !Array.isArray(read.value)) return null;
  const names: string[] = [];
  for (const item of read.value) {
    if (!(item instanceof Map)) return null;
    const name = KEYS.map((key) => item.get(key)).find((own) => typeof own === "string" && own);
    names.push(typeof name === "string" ? name : "");
  }
  return names;
}

type Value = string | null | Value[] | Map<string, Value>;
interface Read {
  readonly value: Value;
  readonly end: number;
}

function readValue(text: string, start: number, depth: number): Read | null {
  if (depth > MOST_DEEP) return null;
  const first = text[start];
  if (first === "[") return readList(text, start, depth);
  if (first === "{") return readDict(text, start, depth);
  const literal = readString(text, start);
  if (literal !== null) return literal;
  BARE.lastIndex = start;
  return BARE.test(text) ? { value: null, end: BARE.lastIndex } : null;
}

function readList(text: string, start: number, depth: number): Read | null {
  const value: Value[] = [];
  const end = readParts(text, start, "]", (at) => {
    const item = readValue(text, at, depth + 1);
    if (item !== null) value.push(item.value);
    return item?.end ?? null;
  });
  return end === null ? null : { value, end };
}

function readDict(text: string, start: number, depth: number): Read | null {
  const value = new Map<string, Value>();
  const end = readParts(text, start, "}", (at) => {
    const key = readString(text, at);
    const colon = key === null ? 0 : afterBlanks(text, key.end);
    if (key === null || text[colon] !== ":") return null;
    const own = readValue(text, afterBlanks(text, colon + 1), depth + 1);
    if (own !== null) value.set(key.value, own.value);
    return own?.end ?? null;
  });
  return end === null ? null : { value, end };
}

/** @returns where the text goes on past the closing mark; null where a part cannot be read */
function readParts(
  text: string,
  start: number,
  close: string,
  readPart: (at: number) => number | null,
): number | null {
  let at = afterBlanks(text, start + 1);
  while (text[at] !== close) {
    const end = readPart(at);
    if (end === null) return null;
    at = afterBlanks(text, end);
    if (text[at] === ",") at = afterBlanks(text, at + 1);
    else if (text[at] !== close) return null;
  }
  return at + 1;
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (" \t\r\n".includes(text[at] ?? "-")) at += 1;
  return at;
}
