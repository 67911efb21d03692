/**
 * Reads a Python literal that holds a list or tuple of strings, as pandas writes a list into a
 * CSV cell, e.g. `['fyp', "women's soccer"]`. It agrees with Python's `ast.literal_eval` on such
 * cells and takes anything else (numbers, nested lists, bytes, names) for malformed. The grammar
 * is Python's: https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals
 */

export interface PythonList {
  /** As Python reads it: texts without a comma between them are one item. */
  readonly items: readonly string[];
  /** Whether there are such texts: numpy prints its arrays so, and means each for an item. */
  readonly joined: boolean;
}

/**
 * @param cell the text of the cell
 * @returns the items in order, or null where the cell is no such literal
 */
export function parsePythonList(cell: string): PythonList | null {
  // Python refuses a source text with a null byte, and strips leading blanks.
  if (cell.includes("\0")) return null;
  const text = withoutBlanks(cell);
  const close = text.startsWith("[") ? "]" : text.startsWith("(") ? ")" : null;
  if (close === null) return null;

  const items: string[] = [];
  let at = skipBlanks(text, 1);
  let comma = false;
  let joined = false;
  while (text[at] !== close) {
    if (items.length > 0 && !comma) return null;
    const item = readStrings(text, at);
    if (item === null) return null;
    items.push(item.value);
    joined ||= item.literals > 1;
    at = item.end;
    comma = text[at] === ",";
    if (comma) at = skipBlanks(text, at + 1);
  }
  if (skipBlanks(text, at + 1) !== text.length) return null;
  // `('a')` is a string in parentheses, not a tuple; `(,)` never got here.
  if (close === ")" && items.length === 1 && !comma) return null;
  return { items, joined };
}

/** A pattern for the end would look at every blank within the cell as if it were the last. */
function withoutBlanks(cell: string): string {
  let end = cell.length;
  while (end > 0 && " \t\r\n\f".includes(cell[end - 1] ?? "-")) end -= 1;
  return cell.slice(0, end).replace(/^[ \t]+/, "");
}

interface Read {
  value: string;
  /** Where the text goes on, past the blanks. */
  end: number;
}

/** One item: string literals side by side are one string in Python. */
function readStrings(text: string, start: number): (Read & { literals: number }) | null {
  const first = readString(text, start);
  if (first === null) return null;
  let { value } = first;
  let literals = 1;
  let end = skipBlanks(text, first.end);
  while (/^(?:[uU]|[rR])?['"]/.test(text.slice(end, end + 2))) {
    const next = readString(text, end);
    if (next === null) return null;
    value += next.value;
    literals += 1;
    end = skipBlanks(text, next.end);
  }
  return { value, end, literals };
}

function readString(text: string, start: number): Read | null {
  const prefix = /^[uUrR]/.test(text[start] ?? "") ? (text[start] ?? "") : "";
  const raw = prefix.toLowerCase() === "r";
  let at = start + prefix.length;
  const mark = text[at];
  if (mark !== "'" && mark !== '"') return null;
  const quotes = text.startsWith(mark.repeat(3), at) ? mark.repeat(3) : mark;
  at += quotes.length;

  let value = "";
  while (!text.startsWith(quotes, at)) {
    const c = text[at];
    if (c === undefined) return null;
    if (c === "\\") {
      const escape = raw ? readRawEscape(text, at) : readEscape(text, at);
      if (escape === null) return null;
      value += escape.value;
      at = escape.end;
    } else if (c === "\r" || c === "\n") {
      if (quotes.length === 1) return null;
      // Python reads every line end as \n.
      value += "\n";
      at += text.startsWith("\r\n", at) ? 2 : 1;
    } else {
      value += c;
      at += 1;
    }
  }
  return { value, end: at + quotes.length };
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** Digits that follow \x, \u and \U. */
const HEX_ESCAPES: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function readEscape(text: string, at: number): Read | null {
  const c = text[at + 1];
  if (c === undefined) return null;
  const simple = SIMPLE_ESCAPES[c];
  if (simple !== undefined) return { value: simple, end: at + 2 };
  if (c === "\r" || c === "\n")
    return { value: "", end: at + (text.startsWith("\r\n", at + 1) ? 3 : 2) };

  const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
  if (octal !== undefined)
    return { value: String.fromCharCode(Number.parseInt(octal, 8)), end: at + 1 + octal.length };

  const width = HEX_ESCAPES[c];
  if (width !== undefined) {
    const digits = text.slice(at + 2, at + 2 + width);
    if (digits.length !== width || !/^[0-9a-fA-F]+$/.test(digits)) return null;
    const code = Number.parseInt(digits, 16);
    return code > 0x10ffff ? null : { value: String.fromCodePoint(code), end: at + 2 + width };
  }
  // \N{name} needs Unicode's table of names, which pandas never makes us read.
  if (c === "N") return null;
  // Python keeps the backslash of an escape that it does not know.
  return { value: `\\${c}`, end: at + 2 };
}

function readRawEscape(text: string, at: number): Read | null {
  const c = text[at + 1];
  return c === undefined ? null : { value: `\\${c}`, end: at + 2 };
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
