/** A tag → the words that it is read as: what is embedded, and what names are made of. */
import { isCut, plain } from "./letters.ts";
import { lexicon } from "./lexicon.ts";
import { ownPhrases } from "./own-phrases.ts";
import type { Reading } from "./reading.ts";
import { split } from "./split.ts";

/**
 * The reader of one participant's tags. It only knows words of that participant, and of public lists.
 *
 * @param phrases the participant's own suggested phrases, cleaned, that are shown; their order is of no matter
 * @param readings words by cleaned tag, as study.json sets them
 * @returns of a cleaned tag its words; one with spaces, with another script than Latin, or with emoji is whole
 */
export function tagReader({
  phrases,
  readings,
}: {
  readonly phrases: readonly string[];
  readonly readings: ReadonlyMap<string, string>;
}): (tag: string) => Reading {
  const shared = lexicon();
  const own = ownPhrases(phrases, shared);
  const readRun = (run: string): { words: string; isOwn: boolean } => {
    const letters = plain(run);
    const words: string[] = [];
    let isOwn = false;
    let begin = 0;
    for (const end of split(letters, shared, own.words.size === 0 ? undefined : own.words)) {
      const piece = letters.slice(begin, end);
      const phrase = own.spaced.get(piece);
      isOwn ||= phrase !== undefined || (own.words.has(piece) && !shared.shares.has(piece));
      words.push(phrase ?? run.slice(begin, end));
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
