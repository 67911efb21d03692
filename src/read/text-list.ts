/** The text of a cell → its items, by what parts them. */
import type { ListSeparator } from "../config/types.ts";
import { parseDictList } from "./dict-list.ts";
import { parsePythonList, type PythonList } from "./python-list.ts";
import { COMMAS, SEMICOLONS, type Separators } from "./separators.ts";

/** @returns a list as Python, numpy, JSON, R or a database write it, of texts or of dicts with a name; null for none */
export function listOf(text: string): PythonList | null {
  const list = parsePythonList(inBrackets(text));
  if (list !== null) return list;
  const names = parseDictList(text) ?? wordsOf(text);
  if (names === null) return null;
  const missing = names.filter((name) => name === "").length;
  return { items: names, unparted: false, missing, shortened: false };
}

/** Whether a text is one word, without anything that lists are made of. */
export function isWord(text: string): boolean {
  return /^[^\s,:'"()[\]{}]+$/.test(text) && !text.includes("...");
}

/** `[a, b]` or `{a,b}`, as programs write words without quotes; null for any other text, and for numbers. */
function wordsOf(text: string): string[] | null {
  const inner = /^(?:\[.*\]|\{.*\})$/s.test(text) ? text.slice(1, -1).trim() : null;
  if (inner === null) return null;
  const words = inner === "" ? [] : inner.split(",").map((word) => word.trim());
  const areWords = words.every(isWord) && (inner === "" || words.some((word) => /\D/.test(word)));
  return areWords ? words : null;
}

/**
 * A vector as R writes it, `c("a", "b")` or `character(0)`, or a list that has lost its brackets, in
 * brackets; any other text as it is.
 */
function inBrackets(text: string): string {
  if (text === "character(0)") return "[]";
  if (/^(["']).*\1$/s.test(text)) return `[${text}]`;
  return /^c\(["'].*\)$/s.test(text) ? `[${text.slice(2, -1)}]` : text;
}

/** @param text of a cell that is not missing and no list */
export function itemsOf(text: string, { first, other }: Separators): string[] {
  if (first === "#" && !text.includes("#")) return itemsBy(text, other);
  return itemsBy(text, first);
}

const JOINTS = new RegExp(`(?:\\s|\\||${COMMAS.source}|${SEMICOLONS.source})+$`);

function itemsBy(text: string, separator: ListSeparator | null): string[] {
  if (separator === null || separator === "list") return [text];
  if (separator === " ") return text.split(/\s+/);
  const mark = separator === "," ? COMMAS : separator === ";" ? SEMICOLONS : separator;
  const parts = text.split(mark).map((part) => part.trim());
  // What joins `#a, #b` stands at the end of each.
  const own = separator === "#" ? parts.map((part) => part.replace(JOINTS, "")) : parts;
  return own.filter((part) => part !== "");
}
