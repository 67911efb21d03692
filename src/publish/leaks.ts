/** Whether a site holds what it must not: outside the tags, which are there to be shown. */
import type { Fault } from "../error.ts";
import type { OwnWords } from "./own-words.ts";
import type { Secrets } from "./secrets.ts";
import { textOf } from "./site-files.ts";
import { everyPhrase, wordsOf } from "./words.ts";

/** Words as ids and file names are, hyphens and dots within them. */
const NAME = /[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*/g;

function isName(text: string): boolean {
  return text.match(NAME)?.[0] === text;
}

interface Shown {
  /** Every tag of the site. */
  readonly tags: ReadonlySet<string>;
  /** Whether participants are shown under codes. */
  readonly codes: boolean;
  /** Whether they are shown together, and nobody alone. */
  readonly together: boolean;
  readonly own: OwnWords;
}

/** @param at a file's place in messages */
export function leaks(
  files: ReadonlyMap<string, string>,
  secrets: Secrets,
  { tags, together, own, ...shown }: Shown,
  at: (path: string) => string,
): Fault[] {
  const { names, withdrawn, folder, words, phrases } = secrets;
  const codes = shown.codes || together;
  const hidden = new Set([
    ...(codes ? names : []),
    ...(together ? secrets.codes : []),
    ...withdrawn,
  ]);
  // A short number is in every site, as a count: in a text it cannot be told from an id.
  const wanted = new Set([...hidden].filter((name) => !/^\d{1,4}$/.test(name)));
  const others = [...wanted].filter((name) => name.length > 3 && !isName(name));
  const namesOfTags = new Set([...tags].flatMap((tag) => tag.match(NAME) ?? []));
  const wordsOfTags = new Set([...tags].flatMap(wordsOf));
  const phrasesOfTags = new Set([...tags].flatMap((tag) => [...everyPhrase(tag)]));
  const faults: Fault[] = [];
  for (const [path, content] of files) {
    const text = textOf(path, content);
    const found = new Set<string>();
    for (const name of path.match(NAME) ?? [])
      if (hidden.has(name) || hidden.has(name.replace(/\..*$/, "")))
        found.add("bears the name of a participant or a file");
    for (const name of new Set(text.match(NAME))) {
      // What our own pages say of every study tells nothing of a file that is called so.
      if (namesOfTags.has(name) || own.words.has(name.toLowerCase())) continue;
      if (wanted.has(name) || wanted.has(name.replace(/\.(?:csv|html|json)$/i, "")))
        found.add("holds the name of a participant or a file");
      else if (/^\d{17,20}$/.test(name)) found.add("holds what looks like the id of a video");
      else if (/^\d{4}-\d\d-\d\dT\d\d$/.test(name)) found.add("holds an exact time");
    }
    if (others.some((name) => text.includes(name)))
      found.add("holds the name of a participant or a file");
    for (const word of new Set(wordsOf(text)))
      if (words.has(word) && !wordsOfTags.has(word) && !own.words.has(word))
        found.add("holds a value or the name of a column that is not shown");
    for (const phrase of phrases.size === 0 ? [] : everyPhrase(text))
      if (phrases.has(phrase) && !phrasesOfTags.has(phrase) && !own.phrases.has(phrase))
        found.add("holds the text of a column that is not shown");
    if (codes && folder !== null && folder.length > 8 && text.includes(folder))
      found.add("holds the path of the study’s folder");
    for (const what of found)
      faults.push({ file: at(path), what, todo: "do not publish it; report this as a bug" });
  }
  return faults;
}
