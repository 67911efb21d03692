/** A built site before strangers see it: whole, of the right size, and holding nothing it must not. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "../error.ts";
import { plural, integer, percent } from "../format.ts";
import { dangling } from "../links.ts";

export interface Checked {
  /** What keeps the site from being published. */
  readonly faults: readonly Fault[];
  /** What its owner should know before. */
  readonly notes: readonly string[];
  /** path → content of every file that is published. */
  readonly files: ReadonlyMap<string, string>;
}

/** What must not be in a site, from the study or the key file. */
export interface Secrets {
  /** Ids and file names of participants who are shown under codes. */
  readonly names: readonly string[];
}

/** Limits of GitHub Pages: of a file in git, and of a site. */
const MAX_FILE = 100 * 1024 * 1024;
const MAX_SITE = 1024 * 1024 * 1024;
/** Every file that a site of ours may hold. */
const KNOWN =
  /^(?:[\w-]+\.html|data\/[\w-]+\.(?:json|[A-Za-z][\w-]*\.csv)|manifest\.json|\.nojekyll|CNAME)$/;
/** Keys of `data/<participant>.json`, of its fields and of their tags. */
const KEYS = {
  participant: ["id", "videos", "audit", "days", "fields", "notices"],
  field: [
    "label",
    "settings",
    "audit",
    "tags",
    "distances",
    "nearest",
    "clusters",
    "timeline",
    "nameFlags",
    "metrics",
    "alike",
    "notices",
  ],
  tag: ["tag", "count", "videos", "cluster", "x", "y"],
} as const;

const CONTACTS: Readonly<Record<string, RegExp>> = {
  "an e-mail address": /[^\s@]+@[^\s@]+\.[a-z]{2,}/i,
  "a web address": /https?:\/\/|www\.|\b[\w-]+\.(?:com|org|net|io|me|tv|co|gg)\b/i,
  "an @handle": /(?:^|\s)@[\w.]{2,}/,
  "a phone number": /(?:\+|\b00)?\d(?:[\s().-]?\d){8,14}\b/,
};
const LISTED = 20;

interface Data {
  readonly path: string;
  readonly id: string;
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly strangeKeys: readonly string[];
}

export function checkSite(folder: string, { names }: Secrets): Checked {
  const files = readSite(folder);
  const data = [...files].filter(([path]) => /^data\/[\w-]+\.json$/.test(path)).map(readData);
  const tags = new Set(data.flatMap(({ tags: fields }) => [...fields.values()].flat()));
  const at = (path: string): string => join(folder, path);
  const faults: Fault[] = [
    ...wholeness(files, at),
    ...dangling(files).map(({ path, href }) => ({
      file: at(path),
      what: `a link to nothing, ${JSON.stringify(href)}`,
      todo: "build the site again",
    })),
    ...data.flatMap(({ path, strangeKeys }) =>
      strangeKeys.map((key) => ({
        file: at(path),
        what: `a field that is not to be published, ${JSON.stringify(key)}`,
        todo: "build the site again, with this release",
      })),
    ),
    ...secrets(files, tags, areCodes(files) ? names : [], at),
  ];
  return { faults, notes: [...contacts(tags), ...uniqueness(data)], files };
}

function readSite(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, "x").length - 1))
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !path.startsWith(".git/"))
    .toSorted();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

function readData([path, text]: [string, string]): Data {
  const { fields, ...own } = JSON.parse(text) as {
    id: string;
    fields: Record<string, { tags: { tag: string }[] }>;
  };
  const strange = (value: object, known: readonly string[]): string[] =>
    Object.keys(value).filter((key) => !known.includes(key));
  const each = Object.values(fields);
  return {
    path,
    id: own.id,
    tags: new Map(
      Object.entries(fields).map(([name, field]) => [name, field.tags.map(({ tag }) => tag)]),
    ),
    strangeKeys: [
      ...strange(own, KEYS.participant),
      ...each.flatMap((field) => strange(field, KEYS.field)),
      ...new Set(each.flatMap((field) => field.tags.flatMap((tag) => strange(tag, KEYS.tag)))),
    ],
  };
}

/** Every file is one of ours, as the manifest has it, and no larger than Pages takes. */
function wholeness(files: ReadonlyMap<string, string>, at: (path: string) => string): Fault[] {
  const again = "build the site again";
  const manifest = files.get("manifest.json");
  if (manifest === undefined) return [{ file: at("manifest.json"), what: "missing", todo: again }];
  const sums = (JSON.parse(manifest) as { files: Record<string, string> }).files;
  const faults: Fault[] = [];
  let all = 0;
  for (const [path, text] of files) {
    const size = Buffer.byteLength(text);
    all += size;
    if (!KNOWN.test(path))
      faults.push({ file: at(path), what: "not a file of a site", todo: "take it out" });
    else if (path !== "manifest.json" && path !== "CNAME") {
      const sum = createHash("sha256").update(text).digest("hex");
      if (sums[path] !== sum)
        faults.push({ file: at(path), what: "not as the manifest has it", todo: again });
    }
    if (size > MAX_FILE)
      faults.push({ file: at(path), what: "more than 100 MB", todo: "raise minCount" });
  }
  for (const path of Object.keys(sums))
    if (!files.has(path)) faults.push({ file: at(path), what: "missing", todo: again });
  if (all > MAX_SITE)
    faults.push({
      file: at(""),
      what: "more than 1 GB in all",
      todo: "publish fewer participants",
    });
  return faults;
}

/** Whether the site says of itself that it shows codes. */
function areCodes(files: ReadonlyMap<string, string>): boolean {
  const { settings } = JSON.parse(files.get("manifest.json") ?? "{}") as {
    settings?: { pseudonyms?: boolean };
  };
  return settings?.pseudonyms === true;
}

/** Video ids, exact times, ids and names of files: none outside the tags, which are to be shown. */
function secrets(
  files: ReadonlyMap<string, string>,
  tags: ReadonlySet<string>,
  names: readonly string[],
  at: (path: string) => string,
): Fault[] {
  const said = new Set([...tags].flatMap((tag) => tag.match(WORDS) ?? []));
  // A short number is in every site, as a count: that it is an id cannot be told.
  const wanted = new Set(names.filter((name) => !/^\d{1,4}$/.test(name)));
  const faults: Fault[] = [];
  for (const [path, text] of files) {
    const words = new Set([...(text.match(WORDS) ?? []), ...(path.match(WORDS) ?? [])]);
    const fault = (what: string): void => {
      faults.push({ file: at(path), what, todo: "do not publish it; report this as a bug" });
    };
    for (const word of words) {
      if (said.has(word)) continue;
      if (wanted.has(word) || wanted.has(word.replace(/\.csv$/i, "")))
        fault("holds the name of a participant or a file");
      else if (/^\d{17,20}$/.test(word)) fault("holds what looks like the id of a video");
      else if (/^\d{4}-\d\d-\d\dT\d\d$/.test(word)) fault("holds an exact time");
    }
  }
  return faults;
}

/** Words as ids and file names are, hyphens and dots within them. */
const WORDS = /[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*/g;

function contacts(tags: ReadonlySet<string>): string[] {
  return Object.entries(CONTACTS).flatMap(([kind, pattern]) => {
    const found = [...tags].filter((tag) => pattern.test(tag)).toSorted();
    if (found.length === 0) return [];
    const more = found.length > LISTED ? `, and ${found.length - LISTED} more` : "";
    const shown = found.slice(0, LISTED).map((tag) => JSON.stringify(tag));
    return [`${plural(found.length, "tag")} like ${kind}: ${shown.join(", ")}${more}`];
  });
}

/** How much of each field is a fingerprint: tags that only one participant has. */
function uniqueness(data: readonly Data[]): string[] {
  const fields = new Set(data.flatMap(({ tags }) => [...tags.keys()]));
  return [...fields].flatMap((field) => {
    const holders = new Map<string, number>();
    for (const { tags } of data)
      for (const tag of tags.get(field) ?? []) holders.set(tag, (holders.get(tag) ?? 0) + 1);
    const shares = data.flatMap(({ tags }) => {
      const own = tags.get(field) ?? [];
      return own.length === 0
        ? []
        : [own.filter((tag) => holders.get(tag) === 1).length / own.length];
    });
    if (data.length < 2 || shares.length === 0) return [];
    const [least, most] = [Math.min(...shares), Math.max(...shares)];
    return [
      `${field}: ${percent(least)} to ${percent(most)} of a participant’s tags occur with nobody else, of ${integer(holders.size)}`,
    ];
  });
}
