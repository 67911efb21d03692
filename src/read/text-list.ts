/** The text of a cell → its items, by what parts them. */
import type { ListSeparator } from "../config/types.ts";
import { parseDictList } from "./dict-list.ts";
import { parsePythonList, type PythonList } from "./python-list.ts";
import type { Separators } from "./separators.ts";

/** @returns a list as Python, numpy, JSON or R write it, of texts or of dicts with a name; null for none */
export function listOf(text: string): PythonList | null {
  const list = parsePythonList(inBrackets(text));
  if (list !== null) return list;
  const names = parseDictList(text);
  if (names === null) return null;
  const missing = names.filter((name) => name === "").length;
  return { items: names, unparted: false, missing, shortened: false };
}

/** A vector as R writes it, `c("a", "b")` or `character(0)`; any other text as it is. */
function inBrackets(text: string): string {
  if (text === "character(0)") return "[]";
  return /^c\(["'].*\)$/s.test(text) ? `[${text.slice(2, -1)}]` : text;
}

/** @param text of a cell that is not missing and no list */
export function itemsOf(text: string, { first, other }: Separators): string[] {
  if (first === "#" && !text.includes("#")) return itemsBy(text, other);
  return itemsBy(text, first);
}

function itemsBy(text: string, separator: ListSeparator | null): string[] {
  if (separator === null || separator === "list") return [text];
  if (separator === " ") return text.split(/\s+/);
  const parts = text.split(separator).map((part) => part.trim());
  // What joins `#a, #b` stands at the end of each.
  const own = separator === "#" ? parts.map((part) => part.replace(/[\s,;|]+$/, "")) : parts;
  return own.filter((part) => part !== "");
}
