/** What the types of study.json and the flags cannot say: names and references. */
import { cleanName, cleanTag } from "../clean/clean.ts";
import { type Fault, quote } from "../error.ts";
import { didYouMean } from "../did-you-mean.ts";
import { readingFaults } from "./reading-checks.ts";
import type { Config, FieldSettings, SettingsFile } from "./types.ts";

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
export function settingFaults(config: Config, known: readonly string[]): Fault[] {
  const { settingsFile, overrides, files, showVideos, pseudonyms } = config;
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
  faults.push(...blankFaults(settingsFile), ...readingFaults(config, known));
  const siteUrl = settingsFile.settings.publish?.siteUrl ?? null;
  if (siteUrl !== null && !isSiteUrl(siteUrl))
    faults.push({
      file,
      line: lineOf("publish", "siteUrl"),
      what: `${quote(siteUrl)} is no address of a site`,
      todo: "write it as https://name.github.io/repository/",
    });
  if (showVideos && pseudonyms)
    faults.push({
      file,
      line: lineOf("show", "videos"),
      what: "ids of videos cannot be shown under pseudonyms: a raw file could be known by them",
      todo: 'take out "show.videos", or publish participants as they are',
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

/** Headings and words that would be there and show nothing. */
function blankFaults({ file, lineOf, settings }: SettingsFile): Fault[] {
  const readings = Object.entries(settings.readings ?? {}).map(([tag, words]): Heading => [
    ["readings", tag],
    cleanTag(tag).tag === "" ? "" : words,
  ]);
  const labels = (path: string[], fields: Record<string, FieldSettings> = {}): Heading[] =>
    Object.entries(fields).map(([name, { label }]) => [[...path, name, "label"], label]);
  const headings: Heading[] = [
    [["title"], settings.title],
    [["citation", "version"], settings.citation?.version],
    [["vectors", "name"], settings.vectors?.name],
    ...Object.entries(settings.about ?? {}).flatMap(([key, value]): Heading[] =>
      typeof value === "string"
        ? [[["about", key], value]]
        : value.map((text, i): Heading => [["about", key, String(i)], text]),
    ),
    ...readings,
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
