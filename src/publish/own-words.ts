/** What Tagscape itself writes into a site: its sources' words, which are no secret of anybody. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { everyPhrase, wordsOf } from "./words.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface OwnWords {
  readonly words: ReadonlySet<string>;
  readonly phrases: ReadonlySet<string>;
}

/** @param settings the text of study.json, whose titles and labels are to be shown */
export function ownWords(settings: string): OwnWords {
  const words = new Set<string>();
  const phrases = new Set<string>();
  const files = ["src", "templates"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const texts = [...files, join(ROOT, "package.json")].map((file) => readFileSync(file, "utf8"));
  for (const text of [...texts, settings]) {
    for (const word of wordsOf(text)) {
      words.add(word);
      // "map-" and the name of a field make an anchor.
      for (const part of word.split(/[.'’-]/)) words.add(part);
    }
    for (const phrase of everyPhrase(text)) phrases.add(phrase);
  }
  return { words, phrases };
}
