/** A tag → the words that it is read as: what is embedded, and what names are made of. */
import { isCut, plain } from "./letters.ts";
import { lexicon } from "./lexicon.ts";
import { ownPhrases } from "./own-phrases.ts";
import type { Reading } from "./reading.ts";
import { split } from "./split.ts";

export interface ReaderOptions {
  /** Of one participant, those that are shown, cleaned; in any order. */
  readonly phrases: readonly string[];
  /** Of cleaned tags: their words, as study.json sets them. */
  readonly readings: ReadonlyMap<string, string>;
}

/**
 * The reader of one participant's tags: of words it knows those of public lists, and the participant's.
 *
 * @returns of a cleaned tag its words; one of anything but Latin letters, digits and low lines is whole
 */
export function tagReader({ phrases, readings }: ReaderOptions): (tag: string) => Reading {
  const shared = lexicon();
  const own = ownPhrases(phrases, shared);
  const readRun = (run: string): { words: string; isOwn: boolean } => {
    const letters = plain(run);
    const words: string[] = [];
    let isOwn = false;
    let begin = 0;
    for (const end of split(letters, shared, own.costs)) {
      const piece = letters.slice(begin, end);
      const phrase = own.spaced.get(piece);
      words.push(phrase ?? run.slice(begin, end));
      isOwn ||= phrase !== undefined || (own.costs.has(piece) && !shared.costs.has(piece));
      begin = end;
    }
    return { words: words.join(" "), isOwn };
  };
  return (tag) => {
    const set = readings.get(tag)?.trim() ?? "";
    if (set !== "") return { words: set, how: "set" };
    const runs = isCut(tag) ? tag.split("_").filter((run) => run !== "") : [];
    const read = runs.map(readRun);
    const words = read.map((run) => run.words).join(" ");
    if (words === "" || words === tag) return { words: tag, how: "as written" };
    return { words, how: read.some((run) => run.isOwn) ? "own phrase" : "split" };
  };
}
