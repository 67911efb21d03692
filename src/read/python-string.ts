/**
 * Reads one string literal of Python, or of JSON, which are the same but for one escape. The grammar is
 * Python's: https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals
 */

export interface Literal {
  value: string;
  /** Where the text goes on, past the literal. */
  end: number;
}

/** @returns the literal that starts there, or null where none does or it is never closed */
export function readString(text: string, start: number): Literal | null {
  const first = text[start] ?? "";
  const prefix = "uUrR".includes(first) ? first : "";
  const raw = prefix === "r" || prefix === "R";
  let at = start + prefix.length;
  const mark = text[at];
  if (mark !== "'" && mark !== '"') return null;
  const quotes = text.startsWith(mark.repeat(3), at) ? mark.repeat(3) : mark;
  at += quotes.length;

  // Nearly every text is plain, and ends at the next quote.
  if (quotes.length === 1) {
    const end = text.indexOf(mark, at);
    if (end === -1) return null;
    const plain = text.slice(at, end);
    if (!/[\\\r\n]/.test(plain)) return { value: plain, end: end + 1 };
  }

  let value = "";
  while (!text.startsWith(quotes, at)) {
    const c = text[at];
    if (c === undefined) return null;
    if (c === "\\") {
      const escape = raw ? readRawEscape(text, at) : readEscape(text, at, mark);
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

function readEscape(text: string, at: number, mark: string): Literal | null {
  const c = text[at + 1];
  if (c === undefined) return null;
  const simple = SIMPLE_ESCAPES[c];
  if (simple !== undefined) return { value: simple, end: at + 2 };
  if (c === "\r" || c === "\n")
    return { value: "", end: at + (text.startsWith("\r\n", at + 1) ? 3 : 2) };

  // JSON libraries write a slash so; Python, which would double the backslash, never does.
  if (c === "/" && mark === '"') return { value: "/", end: at + 2 };

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

function readRawEscape(text: string, at: number): Literal | null {
  const c = text[at + 1];
  return c === undefined ? null : { value: `\\${c}`, end: at + 2 };
}
