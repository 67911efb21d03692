/** study.json and flags → Config: the only place of defaults. Flags beat study.json. */
import type {
  Backend,
  ClusterEngine,
  Config,
  FieldConfig,
  LayoutEngine,
  NameRule,
} from "./types.ts";
import { cleanName, cleanTag } from "../clean/clean.ts";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { folderFaults, isFieldName, isSiteUrl, nameFaults, settingFaults } from "./checks.ts";
import { type Fault, quote } from "../error.ts";
import type { Flags } from "./flags.ts";
import { didYouMean } from "../did-you-mean.ts";
import type { FieldSettings, Settings, SettingsFile } from "./study-json.ts";

const DEFAULT_DATA = "data";
const DEFAULT_OUT = "site";
export const DEFAULT_CACHE = fileURLToPath(new URL("../../.cache", import.meta.url));
const DEFAULT_FILES = "news_relevant_videos_{participant}.csv";
const DEFAULT_FIELDS: Readonly<Record<string, FieldSettings>> = {
  hashtags: { label: "Hashtags" },
  suggested_words: { label: "Suggested words" },
};
export const BACKENDS: readonly Backend[] = ["wasm", "auto", "native", "node", "node-gpu"];
export const CLUSTER_ENGINES: readonly ClusterEngine[] = ["tagscape", "ml-kmeans"];
export const LAYOUT_ENGINES: readonly LayoutEngine[] = ["tagscape", "tsne-js"];

/** Where a value is at fault, the default stands in for it and the fault in `faults`. */
export function makeConfig(flags: Flags, settingsFile: SettingsFile): Config {
  const { settings } = settingsFile;
  const faults: Fault[] = [...settingsFile.faults];
  const text = (name: keyof Flags): string | undefined =>
    typeof flags[name] === "string" ? flags[name] : undefined;
  const number = (
    name: keyof Flags,
    min: number,
    max: number,
    whole = true,
  ): number | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    const n = Number(value);
    if (/^[0-9.]+$/.test(value) && n >= min && n <= max && (!whole || Number.isInteger(n)))
      return n;
    const kind = whole ? "whole number" : "number";
    faults.push({
      file: `--${name}`,
      what: `${quote(value)} is not a ${kind} from ${min} to ${max}`,
      todo: "mend the flag",
    });
    return undefined;
  };
  const choice = <T extends string>(name: keyof Flags, known: readonly T[]): T | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    const found = known.find((k) => k === value);
    if (found === undefined)
      faults.push({
        file: `--${name}`,
        what: `unknown choice ${quote(value)}`,
        todo: `${didYouMean(value, known)}choose ${known.join(" or ")}`,
      });
    return found;
  };
  const list = (name: keyof Flags): string[] | undefined => {
    const items = text(name)
      ?.split(",")
      .map((item) => item.trim())
      .filter((item) => cleanName(item) !== "");
    if (items?.length !== 0) return items;
    faults.push({
      file: `--${name}`,
      what: `${quote(text(name) ?? "")} names nothing`,
      todo: `write --${name} A,B or leave it out`,
    });
    return undefined;
  };

  const k = number("k", 1, 100);
  const minCount = number("min-count", 1, Number.MAX_SAFE_INTEGER);
  // What is too rare to be published is rare in every build: a site is safe whoever uploads it.
  const least = settings.publish?.minCount ?? 1;
  const flagFields = list("fields");
  const wanted = settings.fields ?? DEFAULT_FIELDS;
  const names = flagFields ?? Object.keys(wanted);
  faults.push(...nameFaults(names, settingsFile));
  const fields = names.filter(isFieldName).map((name): FieldConfig => {
    const own = Object.hasOwn(wanted, name) ? wanted[name] : DEFAULT_FIELDS[name];
    const field = fieldConfig(name, { k, minCount }, own ?? {});
    return { ...field, minCount: Math.max(field.minCount, least), names: namesOf(settings, name) };
  });
  const config: Config = {
    dataDir: text("data") ?? DEFAULT_DATA,
    outDir: text("out") ?? DEFAULT_OUT,
    settingsFile,
    title: settings.title ?? "Tags on TikTok",
    files: settings.files ?? DEFAULT_FILES,
    participants: list("participants") ?? settings.participants ?? null,
    fields,
    fieldsConfigured: settings.fields !== undefined || flagFields !== undefined,
    overrides: overridesOf(settings, { k, minCount }, least),
    seed: number("seed", 0, 0xffffffff) ?? settings.seed ?? 42,
    perplexity: number("perplexity", 1, 1000, false) ?? settings.perplexity ?? 30,
    clusterEngine:
      choice("cluster-engine", CLUSTER_ENGINES) ?? settings.clusterEngine ?? "tagscape",
    layoutEngine: choice("layout-engine", LAYOUT_ENGINES) ?? settings.layoutEngine ?? "tagscape",
    backend: choice("backend", BACKENDS) ?? "wasm",
    cacheDir: flags["no-cache"] === true ? null : (text("cache") ?? DEFAULT_CACHE),
    jobs: number("jobs", 1, 256) ?? availableParallelism(),
    minVideos: settings.publish?.minVideos ?? 0,
    pseudonyms: settings.publish?.participants === "pseudonyms",
    siteUrl: siteUrlOf(settings),
    citation: settings.citation ?? {},
    faults,
  };
  faults.push(...settingFaults(config, Object.keys(wanted)), ...folderFaults(config));
  return config;
}

/** The settings of a field for one participant, overrides applied. */
export function fieldFor(config: Config, participant: string, field: FieldConfig): FieldConfig {
  const own = config.overrides.get(participant)?.get(field.name);
  if (own === undefined) return field;
  return {
    ...field,
    label: own.label ?? field.label,
    k: own.k ?? field.k,
    minCount: own.minCount ?? field.minCount,
    stopTags: own.stopTags === undefined ? field.stopTags : cleanTags(own.stopTags),
  };
}

interface FlagSettings {
  readonly k: number | undefined;
  readonly minCount: number | undefined;
}

function fieldConfig(
  name: string,
  flags: FlagSettings,
  own: FieldSettings,
): Omit<FieldConfig, "names"> {
  return {
    name,
    label: own.label ?? name,
    k: flags.k ?? own.k ?? 10,
    minCount: flags.minCount ?? own.minCount ?? 1,
    stopTags: cleanTags(own.stopTags ?? []),
  };
}

function overridesOf(settings: Settings, flags: FlagSettings, least: number): Config["overrides"] {
  const minCountOf = (wanted: number | undefined): FieldSettings =>
    wanted === undefined ? {} : { minCount: Math.max(wanted, least) };
  const withFlags = (own: FieldSettings): FieldSettings => ({
    ...own,
    ...(flags.k === undefined ? {} : { k: flags.k }),
    ...minCountOf(flags.minCount ?? own.minCount),
  });
  return new Map(
    Object.entries(settings.overrides ?? {}).map(([participant, fields]) => [
      participant,
      new Map(Object.entries(fields).map(([field, own]) => [field, withFlags(own)])),
    ]),
  );
}

/** Null too where it is at fault, which `settingFaults` says. */
function siteUrlOf({ publish }: Settings): string | null {
  const url = isSiteUrl(publish?.siteUrl ?? "") ? new URL(publish?.siteUrl ?? "").href : null;
  return url === null || url.endsWith("/") ? url : `${url}/`;
}

function namesOf({ names = {} }: Settings, field: string): NameRule[] {
  const own = Object.hasOwn(names, field) ? (names[field] ?? []) : [];
  return own.map(({ name, tags }) => ({ name: cleanName(name), tags: cleanTags(tags) }));
}

/** Cleaned as the data's tags are, with no `#` before them: people write stop tags both ways. */
export function cleanTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => cleanTag(tag).tag.replace(/^#/, "")))].toSorted();
}
