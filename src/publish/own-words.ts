/** What a site says of itself: its sources' words, and what the study's owner wrote to be shown. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { BUILD } from "../config/build-table.ts";
import { cleanName, cleanTags, writingOf } from "../clean/clean.ts";
import type { Row } from "../config/settings-row.ts";
import { FIELD, STUDY } from "../config/settings-table.ts";
import type { Settings } from "../config/types.ts";
import { GIVEN } from "../embed/own/own-vectors.ts";
import { REACH } from "../report/downloads.ts";
import { BONDS } from "../report/neighbours.ts";
import { VERDICTS } from "../report/verdict.ts";
import { GENERATOR } from "../site/manifest.ts";
import { everyPhrase, partsOf, wordsOf } from "./words.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What of our sources is read on a page: neither comments nor messages. */
const PAGES = /^(?:templates|src[\\/](?:pages|report|chart))[\\/]|^src[\\/]format\.[jt]s$/;
const COMMENTS = /\/\*.*?\*\/|(?<=^|\s)\/\/.*$/gms;
/** Texts of ours that stand in data files: choices of settings, units of time, what is said of clusters and tags. */
const DATA_TEXTS = [
  GENERATOR,
  GIVEN,
  "week",
  "month",
  REACH,
  ...VERDICTS,
  ...BONDS,
  ...Object.values<Row>({ ...STUDY, ...FIELD, ...BUILD }).flatMap((row) => row.is.enum ?? []),
];
/** Texts of a source: between quotes, or between the tags of a template. */
const TEXTS = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|>[^<>]+(?=<)/g;

export interface OwnWords {
  readonly words: ReadonlySet<string>;
  readonly phrases: ReadonlySet<string>;
  /** Whole texts of pages, cleaned as tags are, and the parts of those that are lists. */
  readonly parts: ReadonlySet<string>;
  /** The same of data files and the manifest, which hold hardly a text of ours. */
  readonly dataParts: ReadonlySet<string>;
  /** Of the study's owner, as they are shown. */
  readonly texts: readonly string[];
}

/** @param ids of participants who are shown under them */
export function ownWords(settings: Settings, ids: readonly string[]): OwnWords {
  const words = new Set<string>();
  const phrases = new Set<string>();
  const parts = new Set<string>();
  const files = ["src", "templates"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const sources = [...files, join(ROOT, "package.json")].map((file) => readFileSync(file, "utf8"));
  const texts = [...shownTexts(settings), ...ids];
  for (const [i, source] of sources.entries())
    if (PAGES.test(relative(ROOT, files[i] ?? "")))
      for (const found of source.replace(COMMENTS, "").match(TEXTS) ?? [])
        for (const part of partsOf(found.replace(/^["`>]|["`]$/g, ""))) parts.add(part);
  const dataParts = new Set([...texts, ...DATA_TEXTS].flatMap(partsOf));
  for (const part of dataParts) parts.add(part);
  for (const text of [...sources, ...texts, ...namedBy(settings)]) {
    for (const word of wordsOf(text)) {
      words.add(word);
      // "map-" and the name of a field make an anchor.
      for (const part of word.split(/[.'’-]/)) words.add(part);
    }
    for (const phrase of everyPhrase(text)) phrases.add(phrase);
  }
  return { words, phrases, parts, dataParts, texts };
}

/** Of study.json, what a site shows, as it shows it; stop tags and names of files are not. */
function shownTexts({
  title,
  fields,
  overrides,
  names,
  citation,
  about,
  publish,
  vectors,
  groups,
}: Settings): string[] {
  const ofFields = [fields ?? {}, ...Object.values(overrides ?? {})].flatMap((byName) =>
    Object.entries(byName).flatMap(([name, { label }]) => [name, label]),
  );
  const ofClusters = Object.values(names ?? {}).flatMap((rules) => rules.map(({ name }) => name));
  const others = [title, vectors?.name, citation?.version, citation?.date, publish?.siteUrl];
  return [
    ...others,
    ...Object.values(about ?? {}).flat(),
    ...Object.keys(groups ?? {}),
    ...ofFields,
    ...ofClusters,
  ]
    .filter((text) => typeof text === "string")
    .map(cleanName);
}

/** The tags by which a cluster is given its name: in the manifest, but for those that are stopped. */
function namedBy({ names, fields }: Settings): string[] {
  return Object.entries(names ?? {}).flatMap(([field, rules]) => {
    const writing = writingOf(field);
    const stopped = new Set(cleanTags(fields?.[field]?.stopTags ?? [], writing));
    return rules.flatMap(({ tags }) => cleanTags(tags, writing).filter((tag) => !stopped.has(tag)));
  });
}
