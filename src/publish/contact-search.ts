/** An address, a handle or a number within a text, however it is written there. */
import { CODES } from "../chart/page-data.ts";
import { cleanTag } from "../clean/clean.ts";
import { cohortTable, textsOfTable } from "./cohort-files.ts";
import { withoutFigures } from "./networks.ts";
import { withoutOurs } from "./site-files.ts";
import { digitsOf } from "./stop-tags.ts";

const NAMED: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&commat;": "@",
  "&period;": ".",
};

/** Codes and figures that stand in a page for its script. */
const CODED = new RegExp(`"(?:${CODES.join("|")})":(?:"[^"]*"|\\[(?:"[\\d :,]*",?)*\\])`, "g");

/**
 * What of a file may hold an address or a number, as `plainText` gives it. Coordinates and figures stay
 * out, in which every short number is found somewhere.
 */
export function contactText(path: string, content: string): string {
  if (path.endsWith(".json")) {
    const texts = content.match(/"(?:[^"\\]|\\.)*"|(?<![\d.])\d{7,}(?![\d.])/g) ?? [];
    return plainText(texts.join("\n"));
  }
  if (cohortTable(path) !== null) return plainText(textsOfTable(content));
  if (path.endsWith(".csv")) return plainText(content.replace(/,-?\d+\.\d{4}(?=[,\n])/g, ","));
  const page = withoutOurs(path.endsWith(".gexf") ? withoutFigures(content) : content)
    .replace(/ (?:d|transform|viewBox|[xyr]|[cd][xy]|[xy][12]|width|height)="[^"]*"/g, "")
    .replace(CODED, "");
  return plainText(page);
}

/** A text as it is read: escapes of JSON, of HTML and of addresses undone, cleaned as tags are. */
export function plainText(text: string): string {
  const read = text
    .replace(/\\(["\\/])/g, "$1")
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, digits?: string) => {
      const point = hex === undefined ? Number(digits) : parseInt(hex, 16);
      return point > 0x10ffff ? whole : String.fromCodePoint(point);
    })
    .replace(/&[a-z]+;/g, (name) => NAMED[name] ?? name)
    .replace(/(?:%[0-9a-f]{2})+/gi, percentDecoded);
  // Line by line: what is no text of its own keeps its breaks.
  return read
    .split("\n")
    .map((line) => cleanTag(line).tag)
    .join("\n");
}

function percentDecoded(coded: string): string {
  try {
    return decodeURIComponent(coded);
  } catch {
    // Bytes that are no UTF-8 are nobody's address.
    return coded;
  }
}

/**
 * @param text as `plainText` gives it
 * @param exempt texts of the study's owner in which it may stand, as `plainText` gives them
 */
export function holdsContact(text: string, contact: string, exempt: readonly string[]): boolean {
  if (!holds(text, contact)) return false;
  const own = exempt.filter((words) => holds(words, contact));
  return (
    own.length === 0 ||
    holds(
      own.reduce((rest, words) => rest.replaceAll(words, " "), text),
      contact,
    )
  );
}

function holds(text: string, contact: string): boolean {
  if (/^[\d\s().+/-]+$/.test(contact)) return holdsNumber(text, digitsOf(contact));
  for (let from = text.indexOf(contact); from >= 0; from = text.indexOf(contact, from + 1))
    if (!isLetter(text[from - 1]) && !isLetter(text[from + contact.length])) return true;
  return false;
}

/** More figures than any number has to reach somebody by. */
const MOST_DIGITS = 20;
const DATE = /^\d{4}-\d\d-\d\d$/;
/** Figures that blanks, brackets, slashes, dots and hyphens hold together, as in telephone numbers. */
const NUMBERS = /\+?\d(?:[ \u00a0()./-]{0,3}\d)*/g;

/** Within a number too: with or without the code of its country. */
function holdsNumber(text: string, digits: string): boolean {
  for (const { 0: run, index } of text.matchAll(NUMBERS)) {
    const found = digitsOf(run);
    if (found.length > MOST_DIGITS || DATE.test(run) || !found.includes(digits)) continue;
    const isInWord = isLetter(text[index - 1]) || isLetter(text[index + run.length]);
    if (!isInWord) return true;
  }
  return false;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}
