/**
 * A study under pseudonyms: codes for participants, months for days, and messages without values or
 * exact counts.
 * A code is an HMAC-SHA-256 of the participant's id, so it stays the same over rebuilds and tells
 * nothing without the key.
 */
import type { Config } from "../config/types.ts";
import { createHmac } from "node:crypto";
import { type Notice, withoutValues } from "../error.ts";
import { writeKeys, type Keys } from "./key-file.ts";
import type { KeyPlace } from "./key-place.ts";
import { roundedNotice } from "./row-counts.ts";
import { KNOWN_COLUMNS } from "../read/columns.ts";
import type { Study } from "../read/study.ts";

/** Crockford's base 32: without i, l and o, which look like digits, and u, which makes words. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 8;

/** @returns 40 bits as "k7mq-4x2d" */
export function codeOf(key: string, participant: string): string {
  const digest = createHmac("sha256", Buffer.from(key, "hex")).update(participant).digest();
  const letters = Array.from({ length: LENGTH }, (_, i) => {
    const bit = 5 * i;
    const two = ((digest[bit >> 3] ?? 0) << 8) | (digest[(bit >> 3) + 1] ?? 0);
    return ALPHABET[(two >> (11 - (bit & 7))) & 31] ?? "";
  }).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

export interface Pseudonymised {
  readonly study: Study;
  readonly config: Config;
  /** With the codes of this study. */
  readonly keys: Keys;
}

/** Ordered by code, so that neither names of files nor their order show through. */
export function pseudonymise(study: Study, config: Config, { key, codes }: Keys): Pseudonymised {
  const known = new Set([...KNOWN_COLUMNS, ...config.fields.map(({ name }) => name)]);
  const codeFor = new Map(study.participants.map(({ id }) => [id, codeOf(key, id)]));
  const files = new Map(study.participants.map(({ id, file }) => [file, codeFor.get(id) ?? ""]));
  if (new Set(codeFor.values()).size < codeFor.size)
    throw new Error("two participants have one code: take another key");
  const participants = study.participants
    .map(({ id, file, rows, ...lines }) => ({
      id: codeFor.get(id) ?? "",
      file: files.get(file) ?? "",
      rows: rows.map((row) => ({ ...row, date: row.date?.slice(0, 7) ?? null })),
      ...lines,
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const notices = study.notices
    .map(({ file, line, ...notice }): Notice => {
      const code = files.get(file);
      const { file: settings } = config.settingsFile;
      const what = notice.shown ?? notice.what;
      // A line number would tie the page to a row of a file; those of study.json tell nothing.
      return {
        file: code ?? (file === settings ? settings : config.dataDir),
        what: withoutValues(code === undefined ? what : roundedNotice(what), known, codeFor),
        ...(file === settings ? { line } : {}),
      };
    })
    .toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const overrides = [...config.overrides].flatMap(([id, own]) => {
    const code = codeFor.get(id);
    return code === undefined ? [] : [[code, own] as const];
  });
  const own = Object.fromEntries([...codeFor].map(([id, code]) => [code, id]));
  return {
    study: { ...study, participants, notices },
    config: {
      ...config,
      groups: new Map(
        [...config.groups].map(([name, ids]) => [
          name,
          ids.flatMap((id) => codeFor.get(id) ?? []).toSorted(),
        ]),
      ),
      overrides: new Map(overrides.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    },
    keys: { key, codes: { ...codes, ...own } },
  };
}

/** Keeps who bears which code, for `npm run whois`. */
export function keepCodes(before: Keys, { keys }: Pseudonymised, place: KeyPlace): void {
  if (JSON.stringify(before.codes) !== JSON.stringify(keys.codes)) writeKeys(keys, place);
}
