/** The stop tags of a study: what its owner wants nobody to read, each with where study.json has it. */
import type { Config } from "../config/types.ts";
import { cleanTags, writingOf } from "../clean/clean.ts";
import { quote } from "../error.ts";
import type { Keys } from "../privacy/key-file.ts";
import { codeOf } from "../privacy/pseudonyms.ts";
import type { FieldSettings } from "../config/types.ts";
import { CONTACTS } from "./remarks.ts";

export interface StopTag {
  /** Cleaned as tags are. */
  readonly tag: string;
  /** For messages that strangers may read: number 3 of the stop tags of "hashtags". */
  readonly place: string;
  /** By it somebody could be reached: an address, a handle, a long number. */
  readonly isContact: boolean;
}

/** By tag. */
export type Stops = ReadonlyMap<string, StopTag>;

export interface StopRules {
  /** Of any field and participant. */
  readonly all: Stops;
  /** @param page the participant as the site calls them, or null for all who have no list of their own */
  readonly of: (page: string | null, field: string) => Stops;
  /** What everyone stops in a field: nobody has it there by right. */
  readonly byAll: (field: string) => Stops;
}

/** Shorter numbers are counts and years as well. */
const LONG_NUMBER = 7;
export const NO_STOPS: StopRules = { all: new Map(), of: () => new Map(), byAll: () => new Map() };

/** @param keys by which an override finds the page of its participant, where pages bear codes */
export function stopRules({ settingsFile, pseudonyms }: Config, keys: Keys | null): StopRules {
  const { fields = {}, overrides = {} } = settingsFile.settings;
  const nobody = new Map<string, StopTag>();
  const study = stopsOf(fields, "");
  const pages = new Map(
    Object.entries(overrides).map(([id, own]) => {
      const code = keys === null ? "" : codeOf(keys.key, id);
      return [pseudonyms ? code : id, stopsOf(own, ", in the overrides")] as const;
    }),
  );
  const lists = [study, ...pages.values()].flatMap((byField) => [...byField.values()]);
  return {
    all: new Map(lists.flatMap((list) => [...list])),
    byAll: (field) =>
      new Map(
        [...(study.get(field) ?? nobody)].filter(([tag]) =>
          [...pages.values()].every((own) => own.get(field)?.has(tag) !== false),
        ),
      ),
    of: (page, field) => pages.get(page ?? "")?.get(field) ?? study.get(field) ?? nobody,
  };
}

/** By field, where it has a list. */
function stopsOf(
  fields: Readonly<Record<string, FieldSettings>>,
  where: string,
): Map<string, Stops> {
  const lists = Object.entries(fields).flatMap(([field, { stopTags }]) => {
    if (stopTags === undefined) return [];
    const stops = stopTags.flatMap((written, i) =>
      cleanTags([written], writingOf(field))
        .filter((tag) => tag !== "")
        .map((tag) => {
          const place = `number ${i + 1} of the stop tags of ${quote(field)}${where}`;
          return [tag, { tag, place, isContact: isContact(tag) }] as const;
        }),
    );
    return [[field, new Map(stops)] as const];
  });
  return new Map(lists);
}

function isContact(tag: string): boolean {
  if (Object.values(CONTACTS).some((pattern) => pattern.test(tag))) return true;
  return digitsOf(tag).length >= LONG_NUMBER && /^[\p{Nd}\s().+/-]+$/u.test(tag);
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
