/**
 * What must not be in a site: who is shown under a code or has withdrawn, and every value of the
 * columns that are not shown (authors, descriptions, ids of videos), and the names of those columns.
 */
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Config } from "../config/types.ts";
import { isData } from "../read/file-ids.ts";
import { formatOf } from "../read/formats/formats.ts";
import { discover } from "../read/participant-files.ts";
import { InputError } from "../error.ts";
import type { Keys } from "../privacy/key-file.ts";
import { codeOf } from "../privacy/pseudonyms.ts";
import { possibleSlugs, slugsOf } from "../read/slugs.ts";
import { goneFrom } from "../read/withdrawal-list.ts";
import { NO_STOPS, stopRules, type StopRules } from "./stop-tags.ts";
import { phrasesOf, wordsOf } from "./words.ts";

export interface Secrets {
  /** Ids and names of files: of everybody where a site shows codes. */
  readonly names: ReadonlySet<string>;
  /** Codes of those whom the key file knows: in no site that shows nobody alone. */
  readonly codes: ReadonlySet<string>;
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
    codes: new Set(Object.keys(keys?.codes ?? {})),
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
  const { dataDir, metadata } = config;
  const { files, withdrawn } = await discover({ ...config, participants: null });
  const found: Found = { words: new Set(), phrases: new Set(), owners: new Set() };
  for (const { file } of files) await collect(file, config, found);
  if (metadata !== null)
    await collect(
      join(dataDir, metadata),
      { ...config, participantColumn: null, format: null },
      found,
    );
  let unread = 0;
  for (const { file } of withdrawn) {
    try {
      await collect(file, config, found);
    } catch (error) {
      // A fault of the file, or the disk's refusal; anything else is a bug.
      const { code } = error as NodeJS.ErrnoException;
      if (!(error instanceof InputError) && code === undefined) throw error;
      unread += 1;
    }
  }
  // Where a column tells whose a row is, the name of a file is nobody's.
  const named = found.owners.size > 0 ? [] : [...files, ...withdrawn].map(({ id }) => id);
  const ids = [...named, ...found.owners];
  const isGone = goneFrom(dataDir);
  const gone = new Set([...withdrawn.map(({ id }) => id), ...[...found.owners].filter(isGone)]);
  if (!config.pseudonyms)
    // Whoever is shown by name is no secret, whatever other column holds the name too.
    for (const id of found.owners)
      if (!gone.has(id)) for (const word of wordsOf(id)) found.words.delete(word);
  return {
    names: new Set([...secretsOfKeys(keys).names, ...ids, ...readdirSync(dataDir).filter(isData)]),
    codes: new Set([
      ...secretsOfKeys(keys).codes,
      ...(keys === null ? [] : ids.map((id) => codeOf(keys.key, id))),
    ]),
    withdrawn: namesOf(gone, ids),
    folder: resolve(dataDir),
    words: found.words,
    phrases: found.phrases,
    stops: stopRules(config, keys),
    unread,
  };
}

/** Ids of those who have withdrawn, and what their pages may have been called, but for names of others. */
function namesOf(gone: ReadonlySet<string>, ids: readonly string[]): Set<string> {
  const others = new Set(slugsOf(ids.filter((id) => !gone.has(id))).values());
  const pages = [...gone].flatMap(possibleSlugs).filter((slug) => !others.has(slug));
  return new Set([...gone, ...pages]);
}

interface Found {
  readonly words: Set<string>;
  readonly phrases: Set<string>;
  /** Values of the column that tells whose a row is. */
  readonly owners: Set<string>;
}

async function collect(
  file: string,
  config: Config,
  { words, phrases, owners }: Found,
): Promise<void> {
  await formatOf(file, config).eachHidden(
    file,
    config.fields,
    {
      column: (name) => addWord(name, words),
      participant: (id) => owners.add(id),
      value: (text) => {
        addWord(text, words);
        for (const phrase of phrasesOf(text)) phrases.add(phrase);
      },
    },
    config,
  );
}

/** A value of one word that cannot be a figure: a figure stands for anything. */
function addWord(value: string, words: Set<string>): void {
  const [word = "", ...more] = wordsOf(value);
  if (more.length === 0 && word.length > 3 && /\p{L}|\d{15}/u.test(word)) words.add(word);
}
