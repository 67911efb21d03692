/** What the types of study.json and the flags cannot say: names, folders and references. */
import { cleanName, cleanTag } from "../clean/clean.ts";
import type { Config } from "./types.ts";
import { resolve } from "node:path";
import { type Fault, InputError, quote } from "../error.ts";
import { didYouMean } from "../did-you-mean.ts";
import { isOfTheSystem, isWithin, truePath } from "../files/place.ts";
import type { FieldSettings, SettingsFile } from "./study-json.ts";

/** A field's name stands in file names and anchors of the site. */
export function isFieldName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(name);
}

/** An address of a folder that anyone can open. */
export function isSiteUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && search + hash + username + password === "";
}

export function nameFaults(
  names: readonly string[],
  { file, lineOf, settings }: SettingsFile,
): Fault[] {
  const place = (name: string): { file: string; line?: number } =>
    settings.fields !== undefined && Object.hasOwn(settings.fields, name)
      ? { file, line: lineOf("fields", name) }
      : { file: "--fields" };
  const lower = names.map((name) => name.toLowerCase());
  return names.flatMap((name, i) => {
    if (!isFieldName(name))
      return [
        {
          ...place(name),
          what: `field name ${quote(name)} cannot be used in a file name`,
          todo: "name the column with letters, digits, - and _, a letter first",
        },
      ];
    if (lower.indexOf(name.toLowerCase()) === i) return [];
    const what = `field ${quote(name)} is named twice, whatever the case`;
    return [{ ...place(name), what, todo: "name it once" }];
  });
}

/** @param known names of the study's fields */
export function settingFaults(
  { settingsFile, overrides, files }: Config,
  known: readonly string[],
): Fault[] {
  const { file, lineOf } = settingsFile;
  const faults: Fault[] = [];
  for (const [participant, own] of overrides)
    for (const field of own.keys())
      if (!known.includes(field))
        faults.push({
          file,
          line: lineOf("overrides", participant, field),
          what: `unknown field ${quote(field)}`,
          todo: `${didYouMean(field, known)}name a field of the study`,
        });
  for (const [field, rules] of Object.entries(settingsFile.settings.names ?? {})) {
    if (!known.includes(field))
      faults.push({
        file,
        line: lineOf("names", field),
        what: `unknown field ${quote(field)}`,
        todo: `${didYouMean(field, known)}name a field of the study`,
      });
    for (const [i, rule] of rules.entries())
      if (cleanName(rule.name) === "" || !rule.tags.some((tag) => cleanTag(tag).tag !== ""))
        faults.push({
          file,
          line: lineOf("names", field, String(i)),
          what: "a name needs text, and at least one tag with text",
          todo: "complete it or take it out",
        });
  }
  faults.push(...blankFaults(settingsFile));
  const siteUrl = settingsFile.settings.publish?.siteUrl ?? null;
  if (siteUrl !== null && !isSiteUrl(siteUrl))
    faults.push({
      file,
      line: lineOf("publish", "siteUrl"),
      what: `${quote(siteUrl)} is no address of a site`,
      todo: "write it as https://name.github.io/repository/",
    });
  if (files.split("{participant}").length !== 2)
    faults.push({
      file,
      line: lineOf("files"),
      what: `${quote(files)} must hold {participant} once`,
      todo: "mend the pattern",
    });
  return faults;
}

/** Headings that would be there and show nothing. */
function blankFaults({ file, lineOf, settings }: SettingsFile): Fault[] {
  const labels = (path: string[], fields: Record<string, FieldSettings> = {}): Heading[] =>
    Object.entries(fields).map(([name, { label }]) => [[...path, name, "label"], label]);
  const headings: Heading[] = [
    [["title"], settings.title],
    [["citation", "version"], settings.citation?.version],
    ...labels(["fields"], settings.fields),
    ...Object.entries(settings.overrides ?? {}).flatMap(([participant, own]) =>
      labels(["overrides", participant], own),
    ),
  ];
  return headings
    .filter(([, text]) => text !== undefined && cleanName(text) === "")
    .map(([path]) => ({
      file,
      line: lineOf(...path),
      what: `${quote(path.join("."))} has no text`,
      todo: "write some, or leave the key out",
    }));
}

type Heading = [path: string[], text: string | undefined];

/** The folders lie apart, wherever links in their paths lead, and none where no file can be kept. */
export function folderFaults({ dataDir, outDir, cacheDir }: Config): Fault[] {
  const out = placed("--out", outDir);
  const cache = cacheDir === null ? null : placed("--cache", cacheDir);
  // What is wrong with the data's own place is said where it is read.
  const data = placed("--data", dataDir);
  const beside = "choose an output folder beside the data";
  // It holds participants' words: it is never handed on with a study or a site.
  const ownFolder = "choose a folder of its own";
  return [
    ...out.faults,
    ...(cache?.faults ?? []),
    ...apart(out, data, "the data folder", beside),
    ...apart(cache, data, "the data folder", ownFolder),
    ...apart(cache, out, "the output folder", ownFolder),
  ];
}

interface Placed {
  readonly flag: string;
  readonly name: string;
  /** Where it truly lies; null where it cannot be used. */
  readonly path: string | null;
  readonly faults: readonly Fault[];
}

function placed(flag: string, name: string): Placed {
  try {
    const path = truePath(name);
    if (!isOfTheSystem(resolve(name)) && !isOfTheSystem(path))
      return { flag, name, path, faults: [] };
    const what = `${quote(name)} lies where the system shows itself`;
    const fault = { file: flag, what, todo: "choose another folder" };
    return { flag, name, path: null, faults: [fault] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const faults = error.faults.map(({ what, todo }) => ({
      file: flag,
      what: `${quote(name)}: ${what}`,
      todo,
    }));
    return { flag, name, path: null, faults };
  }
}

function apart(one: Placed | null, other: Placed, what: string, todo: string): Fault[] {
  if (one === null || one.path === null || other.path === null) return [];
  if (!isWithin(one.path, other.path) && !isWithin(other.path, one.path)) return [];
  const both = `${quote(one.name)} and ${what} ${quote(other.name)}`;
  return [{ file: one.flag, what: `${both} lie in one another`, todo }];
}
