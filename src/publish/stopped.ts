/**
 * Whether a site shows a stop tag: as a whole tag where its field's tags stand, and as a whole text
 * anywhere else; one by which somebody could be reached, in any text at all.
 */
import { CODES } from "../chart/page-data.ts";
import { cleanTag } from "../clean/clean.ts";
import { withoutSign } from "../clean/number-signs.ts";
import { parse } from "csv-parse/sync";
import type { Fault } from "../error.ts";
import { isTogether } from "./aggregate.ts";
import { cohortTable, type Cohort, rowsOf } from "./cohort-files.ts";
import { contactText, holdsContact, plainText } from "./contact-search.ts";
import { INDEX, indexTags } from "./index-tags.ts";
import type { OwnWords } from "./own-words.ts";
import { COHORT_JSON, CSV_OPTIONS, textsOfCff } from "./readable.ts";
import { textsOfNetwork } from "./networks.ts";
import { type Data, stringsIn, withoutOurs } from "./site-files.ts";
import type { StopRules, Stops, StopTag } from "./stop-tags.ts";
import { partsOf } from "./words.ts";

/** Texts that page data holds as codes. */
const CODED: ReadonlySet<string> = new Set(CODES);
/** The page of all participants together. */
const COHORT = "cohort";
/** A figure of a page or a data file is no tag. */
const FIGURE = /^[\d.,\s%−<+-]*$/;

interface Context {
  readonly rules: StopRules;
  /** Texts that a site shows whatever its tags are. */
  readonly known: ReadonlySet<string>;
  /** The same of data files and the manifest. */
  readonly dataKnown: ReadonlySet<string>;
  /** The same of a field, in what is said of all participants together. */
  readonly ofAll: (field: string) => Stops;
  /** What is stopped in one field may be a tag of another, or of one whose list is another. */
  readonly elsewhere: Stops;
}

/**
 * @param data of participants; null where the site shows nobody alone, so that who has what is not known
 * @param at a file's place in messages
 */
export function stoppedTags(
  files: ReadonlyMap<string, string>,
  data: readonly Data[] | null,
  rules: StopRules,
  own: OwnWords,
  at: (path: string) => string,
): Fault[] {
  if (rules.all.size === 0) return [];
  const context = {
    rules,
    known: own.parts,
    dataKnown: own.dataParts,
    ofAll: data === null ? rules.byAll : stoppedForAll(data, rules),
    // Nothing beside the cohort's page and files holds a tag then.
    elsewhere: data === null ? new Map() : stoppedEverywhere(data, rules),
  };
  const exempt = own.texts.map(plainText);
  const contacts = [...rules.all.values()].filter(({ isContact }) => isContact);
  return [...files].flatMap(([path, content]) => {
    const found = new Set<StopTag>(stopsIn(path, content, context));
    const text = contacts.length === 0 ? "" : contactText(path, content);
    const reached = contacts.filter(({ tag }) => holdsContact(text, tag, exempt));
    return [
      ...[...found]
        .filter((stop) => !reached.includes(stop))
        .map((stop) => faultOf(at(path), stop, "build the site again")),
      ...reached.map((stop) =>
        faultOf(
          at(path),
          stop,
          "stop it in every field, keep it out of other settings, and build the site again",
        ),
      ),
    ];
  });
}

function faultOf(file: string, { place }: StopTag, todo: string): Fault {
  return { file, what: `holds ${place}`, todo };
}

/** What is a tag of no field of the site for which it is not stopped. */
function stoppedEverywhere(data: readonly Data[], rules: StopRules): Stops {
  const left = new Map(rules.all);
  for (const { id, fields } of data)
    for (const [field, { tags }] of fields) {
      const own = rules.of(id, field);
      for (const { tag } of tags) if (!own.has(tag)) left.delete(tag);
    }
  return left;
}

/** By field: what somebody stops there, and nobody has there by right. */
function stoppedForAll(data: readonly Data[], rules: StopRules): (field: string) => Stops {
  const known = new Map<string, Stops>();
  return (field) => {
    const found = known.get(field) ?? new Map(stopsOfField(data, rules, field));
    known.set(field, found);
    return found;
  };
}

function stopsOfField(
  data: readonly Data[],
  rules: StopRules,
  field: string,
): Map<string, StopTag> {
  const left = new Map(rules.of(null, field));
  for (const { id } of data) for (const [tag, stop] of rules.of(id, field)) left.set(tag, stop);
  for (const { id, fields } of data) {
    const own = rules.of(id, field);
    for (const { tag } of fields.get(field)?.tags ?? []) if (!own.has(tag)) left.delete(tag);
  }
  return left;
}

function stopsIn(path: string, content: string, context: Context): StopTag[] {
  const ofAll = cohortTable(path);
  if (ofAll !== null) return stopsInTable(content, ofAll.field, context);
  if (path === COHORT_JSON) return stopsInCohort(content, context);
  const [, page = "", field = ""] =
    /^data\/([\w-]+)\.(?:([\w-]+)\.(?:csv|gexf)|json)$/.exec(path) ?? [];
  if (path.endsWith(".csv")) return stopsInCsv(content, page, field, context);
  if (path.endsWith(".gexf")) return stopsInNetwork(content, page, field, context);
  if (path.endsWith(".json")) return stopsInJson(content, page, context);
  if (path.endsWith(".cff"))
    return textsOfCff(content).flatMap((text) =>
      wholeTexts(text, context.elsewhere, context.known),
    );
  const ofRows = path === INDEX ? stopsInIndex(content, context) : [];
  return path.endsWith(".html")
    ? [...ofRows, ...stopsInPage(content, path.slice(0, -5), context)]
    : [];
}

function stopsInCsv(content: string, page: string, field: string, context: Context): StopTag[] {
  const stops = context.rules.of(page, field);
  const rows = parse(content, CSV_OPTIONS);
  return rows.flatMap(([tag = "", ...cells]) => [
    // A tag that would run as a formula stands behind an apostrophe.
    ...wholeTags([tag, tag.replace(/^'/, "")], stops),
    ...cells.flatMap((cell) => wholeTexts(cell, stops, context.dataKnown)),
  ]);
}

/** A row of a participant is held against their own list. */
function stopsInTable(content: string, field: string, context: Context): StopTag[] {
  return rowsOf(content).flatMap(({ participant, tag = "", ...others }) => {
    const all = context.ofAll(field);
    const own =
      participant === undefined || isTogether(participant)
        ? all
        : context.rules.of(participant, field);
    return [
      ...wholeTags([tag, tag.replace(/^'/, "")], own),
      ...Object.values(others).flatMap((cell) => wholeTexts(cell, all, context.dataKnown)),
    ];
  });
}

function stopsInCohort(content: string, context: Context): StopTag[] {
  const { fields } = JSON.parse(content) as { fields: Cohort };
  return Object.entries(fields).flatMap(([field, { rows, ...rest }]) => {
    const all = context.ofAll(field);
    const stopsOf = (id: string): Stops => (isTogether(id) ? all : context.rules.of(id, field));
    return [
      ...rows.flatMap(({ id, distinctive = [] }) =>
        wholeTags(
          distinctive.map(({ tag }) => tag),
          stopsOf(id),
        ),
      ),
      ...wholeTags(
        rest.tags.map(({ tag }) => tag),
        all,
      ),
      ...stringsIn([rows, rest]).flatMap((text) => wholeTexts(text, all, context.dataKnown)),
    ];
  });
}

/** A tag is held against the lists of all, and of each who is said to have it. */
function stopsInIndex(content: string, context: Context): StopTag[] {
  return indexTags(content).flatMap(({ field, tags }) =>
    tags.flatMap(({ tag, words, holders }) => [
      ...wholeTags([tag, words], context.ofAll(field)),
      ...holders.flatMap((id) => wholeTags([tag], context.rules.of(id, field))),
    ]),
  );
}

function stopsInNetwork(content: string, page: string, field: string, context: Context): StopTag[] {
  const stops = context.rules.of(page, field);
  const { tags, texts } = textsOfNetwork(content);
  return [
    ...wholeTags(tags.map(plainText), stops),
    ...texts.flatMap((text) => wholeTexts(plainText(text), stops, context.dataKnown)),
  ];
}

function stopsInJson(
  content: string,
  page: string,
  { rules, dataKnown: known, elsewhere }: Context,
): StopTag[] {
  const { fields = {}, ...rest } = JSON.parse(content) as {
    fields?: Record<string, { tags?: { tag: string }[] }>;
  };
  return [
    ...Object.entries(fields).flatMap(([field, { tags = [], ...others }]) => {
      const stops = rules.of(page, field);
      return [
        ...wholeTags(
          tags.map(({ tag }) => tag),
          stops,
        ),
        ...stringsIn(others).flatMap((text) => wholeTexts(text, stops, known)),
      ];
    }),
    ...stringsIn(rest).flatMap((text) => wholeTexts(text, elsewhere, known)),
  ];
}

/** A page's sections are its fields'; what stands before them is of all. */
function stopsInPage(
  content: string,
  page: string,
  { rules, known, elsewhere, ofAll }: Context,
): StopTag[] {
  const [head = "", ...sections] = withoutOurs(content).split(
    /<section class="(?:cohort-)?field[^"]*" id="/,
  );
  const search = (html: string, stops: Stops): StopTag[] =>
    textsOf(html).flatMap((text) => wholeTexts(text, stops, known));
  return [
    ...search(head, elsewhere),
    ...sections.flatMap((section) => {
      const [field = ""] = section.split('"', 1);
      const stops = page === COHORT ? ofAll(field) : rules.of(page, field);
      return search(`<section id="${section}`, stops);
    }),
  ];
}

/** What a reader may see, or hear read out. */
function textsOf(html: string): string[] {
  const inline: string[] = [];
  const bare = html.replace(
    /<script type="application\/json"[^>]*>([^<]*)<\/script>/g,
    (_, json: string) => {
      inline.push(...stringsIn(JSON.parse(json), CODED));
      return "";
    },
  );
  const attributes = [
    ...bare.matchAll(/ (?:aria-label|title|alt|content|placeholder|value)="([^"]*)"/g),
  ].map(([, value = ""]) => value);
  return [...inline, ...[...bare.split(/<[^>]*>/), ...attributes].map(plainText)];
}

function wholeTags(tags: readonly string[], stops: Stops): StopTag[] {
  return tags
    .map((tag) => cleanTag(tag).tag)
    .flatMap((tag) => stops.get(tag) ?? stops.get(withoutSign(tag)) ?? []);
}

/** The whole of a text, or of a part of a list: "a, b and c". */
function wholeTexts(text: string, stops: Stops, known: ReadonlySet<string>): StopTag[] {
  if (stops.size === 0) return [];
  return partsOf(text).flatMap((part) =>
    FIGURE.test(part) || known.has(part) ? [] : (stops.get(part) ?? []),
  );
}
