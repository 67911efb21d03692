/** A built site before strangers see it: whole, and holding nothing that it must not. */
import { isAggregate, leastParticipants } from "../config/aggregate-checks.ts";
import type { Config } from "../config/types.ts";
import { join } from "node:path";
import { type Fault, InputError } from "../error.ts";
import { plural } from "../format.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import { aggregateFaults } from "./aggregate.ts";
import { leaks } from "./leaks.ts";
import { ownWords } from "./own-words.ts";
import { fingerprints } from "./fingerprints.ts";
import { contacts, type Floors, gaps, linkage, rarity } from "./remarks.ts";
import { type Cohort, readCohort, shownVideos } from "./cohort-files.ts";
import { INDEX, indexTags } from "./index-tags.ts";
import { COHORT_JSON, readable } from "./readable.ts";
import type { Secrets } from "./secrets.ts";
import { type Data, readData, readSite } from "./site-files.ts";
import { stoppedTags } from "./stopped.ts";
import { asksForVideos, strayVideoLinks, withoutVideoLinks } from "./video-blocks.ts";
import { MANIFEST, parseManifest, type SiteManifest } from "../site/parse-manifest.ts";
import { wholeness } from "./whole.ts";

export interface Checked {
  /** What keeps the site from being published. */
  readonly faults: readonly Fault[];
  /** What its owner should know before. */
  readonly notes: readonly string[];
  /** path → content of every file that is published. */
  readonly files: ReadonlyMap<string, string>;
  /** How many are shown. */
  readonly participants: number;
}

/**
 * @param config of the study that the site was made from; null where it is not at hand
 * @param name of the folder in messages
 */
export function checkSite(
  folder: string,
  secrets: Secrets,
  config: Config | null,
  name = folder,
): Checked {
  const all = readSite(folder);
  const at = (path: string): string => join(name, path);
  const manifest = manifestOf(all, at);
  const { sound, faults: broken } = readable(all, at);
  const asked = asksForVideos(config, manifest.pseudonyms);
  const files = asked
    ? new Map([...sound].map(([path, text]) => [path, withoutVideoLinks(path, text)]))
    : sound;
  const data = readData(files);
  const cohort = readCohort(files);
  const together = isAggregate(manifest);
  const fields = [
    ...data.flatMap((own) => [...own.fields.values()]),
    ...(together ? Object.values(cohort) : []),
  ];
  const tags = new Set(fields.flatMap((own) => own.tags.map(({ tag }) => tag)));
  const ids = manifest.pseudonyms ? [] : data.map(({ id }) => id);
  const own = ownWords(config?.settingsFile.settings ?? {}, ids);
  // What a tag is read as is there to be shown as the tag is.
  const texts = fields.flatMap((own) => own.tags.flatMap(({ words }) => words ?? []));
  const codes = manifest.pseudonyms;
  const shown = { tags: new Set([...tags, ...texts]), codes, together, own };
  const publish = config?.settingsFile.settings.publish ?? {};
  const floors = { minVideos: publish.minVideos ?? 0, minCount: publish.minCount ?? 1 };
  return {
    faults: [
      ...broken,
      ...wholeness(all, sound, manifest, data, at),
      ...strayVideoLinks(files, at),
      ...leaks(files, secrets, shown, at),
      ...stoppedTags(files, together ? null : data, secrets.stops, own, at),
      ...aggregateFaults(files, manifest, config, at),
      ...exactCounts(files, data, manifest, at),
      ...(config === null ? [] : outOfDate(data, manifest, config, floors, at)),
      ...(config === null
        ? []
        : fewParticipants(
            files,
            cohort,
            leastParticipants(config.pages, config.settingsFile.settings),
            at,
          )),
    ],
    notes: [
      ...gaps(secrets.unread),
      ...contacts(tags),
      ...fingerprints(data, { named: manifest.pseudonyms || config?.pseudonyms !== true }),
      ...rarity(data, floors, rowCounts(manifest)),
      ...linkage(manifest),
      ...(asked ? [LISTED] : []),
    ],
    files: all,
    participants: manifest.people,
  };
}

const LISTED =
  "videos: pages list each one by its id, which leads anybody to it and to its author, with the day and the tags";

type Names = Pick<Config, "pseudonyms">;

function manifestOf(
  files: ReadonlyMap<string, string>,
  at: (path: string) => string,
): SiteManifest & Names {
  const manifest = parseManifest(files.get(MANIFEST) ?? "");
  const pseudonyms = manifest?.pseudonyms ?? null;
  if (manifest !== null && pseudonyms !== null) return { ...manifest, pseudonyms };
  throw new InputError([
    { file: at(MANIFEST), what: "no manifest of a site", todo: "build the site again" },
  ]);
}

/** A site under codes that was built by a release which did not round. */
function exactCounts(
  files: ReadonlyMap<string, string>,
  data: readonly Data[],
  manifest: Names,
  at: (path: string) => string,
): Fault[] {
  const { round, down } = rowCounts(manifest);
  const ofAll = shownVideos(files)
    .filter(
      ({ videos, sizes }) =>
        videos.some((count) => round(count) !== count) || sizes.some((size) => down(size) !== size),
    )
    .map(({ path }) => path);
  const exact = data.filter(({ videos }) => round(videos) !== videos).map(({ path }) => path);
  return [...exact, ...ofAll].map((path) => ({
    file: at(path),
    what: "an exact count of rows, by which a raw file could be known",
    todo: "build the site again",
  }));
}

/** The same of what is told of all participants together. */
function fewParticipants(
  files: ReadonlyMap<string, string>,
  cohort: Cohort,
  least: number,
  at: (path: string) => string,
): Fault[] {
  const few = Object.values(cohort).some(({ tags }) =>
    tags.some(({ participants }) => participants < least),
  );
  const fewRows = indexTags(files.get(INDEX) ?? "").some(({ tags }) =>
    tags.some(({ holders }) => holders.length < least),
  );
  const what = `tags of fewer than ${plural(least, "participant")}`;
  return [...(few ? [COHORT_JSON] : []), ...(fewRows ? [INDEX] : [])].map((path) => ({
    file: at(path),
    what,
    todo: "build the site again",
  }));
}

/** A site that was built before study.json said what it says now. */
function outOfDate(
  data: readonly Data[],
  { pseudonyms }: Names,
  config: Config,
  { minVideos, minCount }: Floors,
  at: (path: string) => string,
): Fault[] {
  const todo = "build the site again";
  const { round } = rowCounts({ pseudonyms });
  const faults: Fault[] = [];
  if (pseudonyms !== config.pseudonyms)
    faults.push({
      file: at(MANIFEST),
      what: `shows ${pseudonyms ? "codes" : "ids"}, other than study.json has it`,
      todo,
    });
  for (const { path, videos, fields } of data) {
    // Rounding keeps order: who had enough videos has as many as the floor when both are rounded.
    if (videos < round(minVideos))
      faults.push({ file: at(path), what: `fewer than ${plural(minVideos, "video")}`, todo });
    if ([...fields.values()].some(({ tags }) => tags.some(({ count }) => count < minCount)))
      faults.push({ file: at(path), what: `tags that occur fewer than ${minCount} times`, todo });
  }
  return faults;
}
