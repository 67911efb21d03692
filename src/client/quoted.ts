/** What a link or a reader has asked for, in a sentence: it may be anything, of any length. */
import { shortened } from "../chart/text-width.ts";
import { isolated } from "../format.ts";

const LONGEST = 60;

/** @returns at most so many characters of it, in quotation marks, isolated for their direction */
export function quoted(text: string): string {
  return `“${isolated(shortened(text.trim(), LONGEST))}”`;
}
