/** Texts → words and phrases in lower case, by which a value is found wherever it was written. */
import { cleanTag } from "../clean/clean.ts";

const WORD = /[\p{L}\p{N}_]+(?:[.'’-][\p{L}\p{N}_]+)*/gu;
/** Words of a phrase: fewer are common speech, more need not be looked at. */
const SHORTEST = 3;
const LONGEST = 6;
/** Letters that a phrase has at least. */
const LETTERS = 12;

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** Words with nothing but blanks between them, as they were written: a list with commas is several. */
function runsOf(text: string): string[][] {
  const lower = text.toLowerCase();
  const runs: string[][] = [];
  let end = -1;
  for (const match of lower.matchAll(WORD)) {
    const run = runs.at(-1);
    if (run !== undefined && end < match.index && isBlank(lower, end, match.index))
      run.push(match[0]);
    else runs.push([match[0]]);
    end = match.index + match[0].length;
  }
  return runs;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 160 && (code < 9 || code > 13)) return false;
  }
  return true;
}

/** The beginning of each run: what a text is known by. */
export function phrasesOf(text: string): string[] {
  return runsOf(text)
    .filter((run) => run.length >= SHORTEST)
    .map((run) => run.slice(0, LONGEST).join(" "))
    .filter((phrase) => phrase.length >= LETTERS);
}

/** A text and the parts of it that a list would have, "a, b and c", cleaned as tags are. */
export function partsOf(text: string): string[] {
  const parts = [text, ...text.split(/[,;:·\n"“”«»„()]|\band\b/)].map((part) => cleanTag(part).tag);
  return [...new Set(parts)].filter((part) => part !== "");
}

/** Every phrase that stands anywhere in a text. */
export function* everyPhrase(text: string): Generator<string> {
  for (const run of runsOf(text))
    for (let from = 0; from + SHORTEST <= run.length; from++) {
      let phrase = run.slice(from, from + SHORTEST).join(" ");
      yield phrase;
      for (let to = from + SHORTEST; to < Math.min(run.length, from + LONGEST); to++) {
        phrase += ` ${run[to] ?? ""}`;
        yield phrase;
      }
    }
}
