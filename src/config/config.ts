/** study.json and flags → Config, with the tables' defaults. Flags beat study.json. */
import type {
  Config,
  FieldConfig,
  FieldSettings,
  Meaning,
  NameRule,
  Settings,
  SettingsFile,
} from "./types.ts";
import { cleanName, cleanTag, cleanTags, writingOf } from "../clean/clean.ts";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isPackaged } from "../called.ts";
import { aggregateFaults, leastParticipants } from "./aggregate-checks.ts";
import { BUILD, PLACES } from "./build-table.ts";
import { isFieldName, isSiteUrl, nameFaults, settingFaults } from "./checks.ts";
import { COHORT } from "./cohort-table.ts";
import { flagValues } from "./flag-values.ts";
import type { Flags, FlagValues } from "./flags.ts";
import { folderFaults } from "./folder-checks.ts";
import { meaningOf, ofMeaning } from "./meaning.ts";
import { PUBLISH, SHOW } from "./publish-table.ts";
import { INCLUDE } from "./reading-table.ts";
import type { Chosen, Rows } from "./settings-row.ts";
import { FIELD, STUDY } from "./settings-table.ts";
import { readSettings } from "./study-json.ts";

/** Beside our own code, so that all studies share it; where that is a package, in the folder of its user. */
export const DEFAULT_CACHE = isPackaged
  ? PLACES.cache.default
  : fileURLToPath(new URL(`../../${PLACES.cache.default}`, import.meta.url));
/** Folder of a single page, so that it replaces no site. */
const SINGLE = "single";
/** Folder of parts, in place of a site, which is published. */
const PARTS = "parts";
const DEFAULT_FIELDS: Readonly<Record<string, FieldSettings>> = {
  hashtags: { label: "Hashtags" },
  suggested_words: { label: "Suggested words" },
};

/** @throws InputError where study.json is no JSON, or no file */
export async function readConfig(flags: Flags): Promise<Config> {
  return makeConfig(flags, await readSettings(String(flags.data ?? PLACES.data.default)));
}

/** Where a value is at fault, the default stands in for it and the fault in `faults`. */
export function makeConfig(flags: Flags, settingsFile: SettingsFile): Config {
  const { settings } = settingsFile;
  const { values: said, faults } = flagValues(flags);
  const publish = chosen(PUBLISH, settings.publish ?? {});
  const wanted = settings.fields ?? DEFAULT_FIELDS;
  const names = said.onlyFields ?? Object.keys(wanted);
  const study = chosen(STUDY, settings, said);
  const config: Config = {
    ...study,
    title: cleanName(study.title),
    ...chosen(BUILD, said),
    dataDir: said.data ?? PLACES.data.default,
    // The whole study is left aside: nothing of the others can stand in a page of one.
    participants: said.single === undefined ? study.participants : [said.single],
    outDir: said.out ?? outOf(said),
    cacheDir: said.noCache === true ? null : (said.cache ?? DEFAULT_CACHE),
    settingsFile,
    fields: names.filter(isFieldName).map((name) => {
      const own = Object.hasOwn(wanted, name) ? wanted[name] : DEFAULT_FIELDS[name];
      return fieldConfig(name, settings, said, own ?? {});
    }),
    columns: new Map(Object.entries(settings.columns ?? {})),
    include: chosen(INCLUDE, settings.include ?? {}),
    fieldsConfigured: settings.fields !== undefined || said.onlyFields !== undefined,
    overrides: overridesOf(settings, said),
    readings: readingsOf(settings),
    jobs: said.jobs ?? availableParallelism(),
    minVideos: publish.minVideos,
    pseudonyms: settings.publish?.participants === "pseudonyms",
    cohort: chosen(COHORT, settings.cohort ?? {}),
    groups: new Map(
      Object.entries(settings.groups ?? {}).map(([name, ids]) => [cleanName(name), ids]),
    ),
    minParticipants: leastParticipants(study.pages, settings),
    showVideos: chosen(SHOW, settings.show ?? {}).videos,
    siteUrl: siteUrlOf(publish.siteUrl),
    vectors: vectorsOf(settings),
    citation: citationOf(settings),
    about: aboutOf(settings),
    faults: [...settingsFile.faults, ...faults, ...nameFaults(names, settingsFile)],
  };
  const more = [
    ...settingFaults(config, Object.keys(wanted)),
    ...aggregateFaults(config),
    ...folderFaults(config),
  ];
  return { ...config, faults: [...config.faults, ...more] };
}

/** The settings of a field for one participant, overrides applied. */
export function fieldFor(
  config: Pick<Config, "overrides">,
  participant: string,
  field: FieldConfig,
): FieldConfig {
  const own = config.overrides.get(participant)?.get(field.name);
  return { ...field, ...own, ...meaningOf(field.said, own) };
}

/** The settings of a field that is read, though the study may not map it. */
export function fieldToRead({ settingsFile: { settings } }: Config, name: string): FieldConfig {
  const { fields = {} } = settings;
  return fieldConfig(name, settings, {}, Object.hasOwn(fields, name) ? (fields[name] ?? {}) : {});
}

/** Of all rows with a default, what the last one said who said anything. */
function chosen<T extends Rows>(
  rows: T,
  ...said: readonly Readonly<Partial<Record<keyof T, unknown>>>[]
): Chosen<T> {
  const settled = Object.entries(rows).flatMap(([key, { default: standard }]) => {
    if (standard === undefined) return [];
    const value = said.findLast((own) => own[key] !== undefined)?.[key];
    return [[key, value ?? standard]];
  });
  return Object.fromEntries(settled) as Chosen<T>;
}

function fieldConfig(
  name: string,
  settings: Settings,
  said: FlagValues,
  own: FieldSettings,
): FieldConfig {
  const { names = {} } = settings;
  const rules = Object.hasOwn(names, name) ? (names[name] ?? []) : [];
  const meaning: Partial<Meaning> = Object.assign({}, ...[settings, own, said].map(ofMeaning));
  return {
    name,
    label: cleanName(own.label ?? name),
    ...tidied(name, chosen(FIELD, ofSeparators(settings), own, said), settings),
    ...meaningOf(meaning),
    said: meaning,
    names: rules.map((rule): NameRule => ({
      name: cleanName(rule.name),
      tags: cleanTags(rule.tags, writingOf(name)),
    })),
  };
}

/** A separator may be said once for all fields. */
function ofSeparators({ listSeparator }: Settings): FieldSettings {
  return listSeparator === undefined ? {} : { listSeparator };
}

function overridesOf(settings: Settings, said: FlagValues): Config["overrides"] {
  const flagged = Object.fromEntries(
    Object.entries(said).filter(([key]) => Object.hasOwn(FIELD, key)),
  );
  return new Map(
    Object.entries(settings.overrides ?? {}).map(([participant, fields]) => [
      participant,
      new Map(
        Object.entries(fields).map(([field, own]) => [
          field,
          tidied<FieldSettings>(field, { ...own, ...flagged }, settings),
        ]),
      ),
    ]),
  );
}

/** With texts as the data's are, and no tag kept that is too rare to be published. */
function tidied<T extends Pick<FieldSettings, "minCount" | "stopTags" | "label">>(
  field: string,
  own: T,
  { publish }: Settings,
): T {
  // It holds in every build: a site is safe whoever uploads it.
  const least = publish?.minCount ?? PUBLISH.minCount.default;
  return {
    ...own,
    ...(own.label === undefined ? {} : { label: cleanName(own.label) }),
    ...(own.minCount === undefined ? {} : { minCount: Math.max(own.minCount, least) }),
    ...(own.stopTags === undefined ? {} : { stopTags: cleanTags(own.stopTags, writingOf(field)) }),
  };
}

/** The words are text as tags are; a tag may come with its number sign. */
function readingsOf({ readings = {} }: Settings): Config["readings"] {
  return new Map(
    Object.entries(readings).flatMap(([tag, words]) =>
      cleanTags([tag], "hashtags").map((own): [string, string] => [own, cleanTag(words).tag]),
    ),
  );
}

/** The name is text that pages show. */
function vectorsOf({ vectors }: Settings): Config["vectors"] {
  return vectors === undefined ? null : { ...vectors, name: cleanName(vectors.name) };
}

function citationOf({ citation = {} }: Settings): Config["citation"] {
  const { version } = citation;
  return version === undefined ? citation : { ...citation, version: cleanName(version) };
}

function aboutOf({ about = {} }: Settings): Config["about"] {
  const tidy = (value: string | readonly string[]): string | string[] =>
    typeof value === "string" ? cleanName(value) : value.map(cleanName);
  const said = Object.entries(about).map(([key, value]) => [key, tidy(value)] as const);
  const { doi, ...texts } = Object.fromEntries(said) as Config["about"];
  return doi === undefined ? texts : { ...texts, doi: doi.replace(/^.*?(?=10\.)/, "") };
}

function outOf({ single, shard }: FlagValues): string {
  if (single !== undefined) return SINGLE;
  const [, part] = /^(\d{1,5})\//.exec(shard ?? "") ?? [];
  return part === undefined ? PLACES.out.default : join(PARTS, part);
}

/** Null too where it is at fault, which `settingFaults` says. */
function siteUrlOf(text: string | null): string | null {
  const url = text !== null && isSiteUrl(text) ? new URL(text).href : null;
  return url === null || url.endsWith("/") ? url : `${url}/`;
}
