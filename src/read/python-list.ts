/**
 * Reads a cell that holds a list of texts: a list, tuple or set as Python writes it and pandas puts it
 * into a CSV, e.g. `['fyp', "women's soccer"]`; a list of JSON; an array as numpy prints it, whose texts
 * have no commas between them. But for these it agrees with Python's `ast.literal_eval`, and takes
 * anything else (numbers, nested lists, bytes, names) for malformed.
 */
import { readString } from "./python-string.ts";

export interface PythonList {
  /** In order; a missing item (`nan`, `None`, `null`) is an empty text. */
  readonly items: readonly string[];
  /** Whether texts stand side by side: Python would join them, numpy means each for an item. */
  readonly unparted: boolean;
  /** How many items are missing ones. */
  readonly missing: number;
  /** Whether there is a bare `...`, where numpy or pandas left texts out. */
  readonly shortened: boolean;
}

const CLOSING: Readonly<Record<string, string>> = { "[": "]", "(": ")", "{": "}" };
/** What numpy, pandas and Python write before a list or a set. */
const CALL = /^(?:(?:np|numpy)\.)?(array|list|set|frozenset)\(/;
/** What follows the list in such a call, e.g. `, dtype=object)`. */
const CALL_END = /^(?:,[^[\]{}]*)?\)$/;
/** Texts as version 2 of numpy writes them within a list. */
const NUMPY_TEXT = /^(?:np|numpy)\.str_\(/;
const MISSING =
  /^(?:(?:np|numpy)\.nan|pd\.NA|nan|NaN|None|null|NULL|NaT|NA|<NA>)(?![\p{L}\p{N}_.])/u;

/**
 * @param cell the text of the cell
 * @returns what it holds, or null where it is no list of texts
 */
export function parsePythonList(cell: string): PythonList | null {
  // Python refuses a source text with a null byte.
  if (cell.includes("\0")) return null;
  const text = withoutBlanksAtEnd(cell);
  const start = skipBlanks(text, 0);
  // Python takes a first line that is indented, and none after it.
  const indented = text[start - 1] === " " || text[start - 1] === "\t";
  if (indented && /[\r\n]/.test(text.slice(0, start))) return null;
  const call =
    CLOSING[text[start] ?? ""] === undefined ? CALL.exec(text.slice(start, start + 20)) : null;
  if (call === null) {
    const read = readItems(text, start);
    return read?.end === text.length ? read : null;
  }
  const inner = skipBlanks(text, start + call[0].length);
  if (text[inner] === ")") return inner + 1 === text.length && call[1] !== "array" ? NOTHING : null;
  const read = readItems(text, inner);
  return read !== null && CALL_END.test(text.slice(read.end)) ? read : null;
}

const NOTHING: PythonList = { items: [], unparted: false, missing: 0, shortened: false };

/** What stands between brackets, and where the text goes on past them and the blanks after them. */
function readItems(text: string, start: number): (PythonList & { end: number }) | null {
  const close = CLOSING[text[start] ?? ""];
  if (close === undefined) return null;
  const items: string[] = [];
  let at = skipBlanks(text, start + 1);
  let [commas, missing, unparted, shortened] = [0, 0, false, false];
  let parted = true;
  while (text[at] !== close) {
    if (text.startsWith("...", at)) {
      shortened = true;
      at += 3;
    } else {
      const item = readItem(text, at);
      if (item === null) return null;
      items.push(item.value ?? "");
      if (item.value === null) missing += 1;
      unparted ||= !parted;
      at = item.end;
    }
    at = skipBlanks(text, at);
    parted = text[at] === ",";
    if (!parted) continue;
    commas += 1;
    at = skipBlanks(text, at + 1);
  }
  // `('a')` is a string in parentheses, not a tuple; `{}` is no set.
  if (close === "}" && items.length === 0) return null;
  if (close === ")" && items.length > 0 && commas === 0) return null;
  return { items, unparted, missing, shortened, end: skipBlanks(text, at + 1) };
}

/** @returns an item, its value null where it is missing; null where none starts there */
function readItem(text: string, start: number): { value: string | null; end: number } | null {
  const literal = readString(text, start);
  if (literal !== null) return literal;
  const next = text.slice(start, start + 16);
  const missing = MISSING.exec(next);
  if (missing !== null) return { value: null, end: start + missing[0].length };
  const call = NUMPY_TEXT.exec(next);
  const inner = call === null ? null : readString(text, start + call[0].length);
  return inner !== null && text[inner.end] === ")" ? { ...inner, end: inner.end + 1 } : null;
}

/** A pattern for the end would look at every blank within the cell as if it were the last. */
function withoutBlanksAtEnd(cell: string): string {
  let end = cell.length;
  while (end > 0 && " \t\r\n\f".includes(cell[end - 1] ?? "-")) end -= 1;
  return cell.slice(0, end);
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  for (;;) {
    const c = text[at];
    if (c === "#") while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at += 1;
    else if (c === " " || c === "\t" || c === "\n" || c === "\r" || c === "\f") at += 1;
    // A backslash joins lines outside a string.
    else if (c === "\\" && /^(?:\r\n|\r|\n)/.test(text.slice(at + 1, at + 3)))
      at += text.startsWith("\r\n", at + 1) ? 3 : 2;
    else return at;
  }
}
