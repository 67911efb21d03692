/**
 * What must not be in a site: who is shown under a code or has withdrawn, and every value of the
 * columns that are not shown (authors, descriptions, ids of videos), and the names of those columns.
 */
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Config, FieldConfig } from "../config/types.ts";
import { formatOf, isData } from "../read/formats/formats.ts";
import { discover } from "../read/participant-files.ts";
import { InputError } from "../error.ts";
import type { Keys } from "../privacy/key-file.ts";
import { NO_STOPS, stopRules, type StopRules } from "./stop-tags.ts";
import { phrasesOf, wordsOf } from "./words.ts";

export interface Secrets {
  /** Ids and names of files: of everybody where a site shows codes. */
  readonly names: ReadonlySet<string>;
  /** Ids of those who have withdrawn: in no site at all. */
  readonly withdrawn: ReadonlySet<string>;
  /** Where the study lies on this machine; null where it is not at hand. */
  readonly folder: string | null;
  /** Lower-case, of columns that are not shown. */
  readonly words: ReadonlySet<string>;
  readonly phrases: ReadonlySet<string>;
  /** What no list of tags may hold. */
  readonly stops: StopRules;
  /** Files of those who have withdrawn whose values could not be read, in whole or in part. */
  readonly unread: number;
}

/** As far as the key file knows, where the study is not at hand. */
export function secretsOfKeys(keys: Keys | null): Secrets {
  return {
    names: new Set(Object.values(keys?.codes ?? {})),
    withdrawn: new Set(),
    folder: null,
    words: new Set(),
    phrases: new Set(),
    stops: NO_STOPS,
    unread: 0,
  };
}

/**
 * @throws InputError where a file of somebody who is shown cannot be read; one of somebody who has
 *   withdrawn may be empty, broken or locked away, and never keeps the withdrawal from being published
 */
export async function secretsOf(keys: Keys | null, config: Config): Promise<Secrets> {
  const { dataDir, fields } = config;
  const { files, withdrawn } = await discover({ ...config, participants: null });
  const ids = [...files, ...withdrawn].map(({ id }) => id);
  const dataFiles = readdirSync(dataDir).filter(isData);
  const words = new Set<string>();
  const phrases = new Set<string>();
  for (const { file } of files) await collect(file, fields, words, phrases);
  let unread = 0;
  for (const { file } of withdrawn) {
    try {
      await collect(file, fields, words, phrases);
    } catch (error) {
      // A fault of the file, or the disk's refusal; anything else is a bug.
      const { code } = error as NodeJS.ErrnoException;
      if (!(error instanceof InputError) && code === undefined) throw error;
      unread += 1;
    }
  }
  return {
    names: new Set([...secretsOfKeys(keys).names, ...ids, ...dataFiles]),
    withdrawn: new Set(withdrawn.map(({ id }) => id)),
    folder: resolve(dataDir),
    words,
    phrases,
    stops: stopRules(config, keys),
    unread,
  };
}

async function collect(
  file: string,
  fields: readonly FieldConfig[],
  words: Set<string>,
  phrases: Set<string>,
): Promise<void> {
  await formatOf(file).eachHidden(file, fields, {
    column: (name) => addWord(name, words),
    value: (text) => {
      addWord(text, words);
      for (const phrase of phrasesOf(text)) phrases.add(phrase);
    },
  });
}

/** A value of one word that cannot be a figure: a figure stands for anything. */
function addWord(value: string, words: Set<string>): void {
  const [word = "", ...more] = wordsOf(value);
  if (more.length === 0 && word.length > 3 && /\p{L}|\d{15}/u.test(word)) words.add(word);
}
