/** Whether a site of everyone together holds anything by participant, or of too few of them. */
import { isAggregate, LEAST } from "../config/aggregate-checks.ts";
import type { Config } from "../config/types.ts";
import { POOL } from "../cohort/aggregate.ts";
import { GROUP } from "../cohort/field-figures.ts";
import type { Fault } from "../error.ts";
import { plural } from "../format.ts";
import { OWN_PAGES } from "../read/page-names.ts";
import { CITATION_FILE } from "../report/citation-file.ts";
import { EVERYONE } from "../site/manifest.ts";
import { MANIFEST, type SiteManifest } from "../site/parse-manifest.ts";
import { cohortTable, readCohort, rowsOf } from "./cohort-files.ts";
import { COHORT_JSON } from "./readable.ts";
import { isObject } from "./shapes.ts";

const PAGES = new Set(OWN_PAGES.map((name) => `${name}.html`));
const OTHERS = new Set([...PAGES, COHORT_JSON, CITATION_FILE, MANIFEST, ".nojekyll", "CNAME"]);
/** Columns of tables that name a row. */
const NAMES = ["participant", "a", "b"] as const;
const INLINE = /<script type="application\/json"[^<>]*>([^<]*)/g;

/** Whether a row is of more than one participant. */
export function isTogether(id: string): boolean {
  return id === POOL || id.startsWith(GROUP);
}

/**
 * @param files that can be read as what they are
 * @param config of the study, where it is at hand
 * @param at a file's place in messages
 * @returns nothing of a site that is no aggregate, but where study.json asks for one
 */
export function aggregateFaults(
  files: ReadonlyMap<string, string>,
  manifest: SiteManifest,
  config: Config | null,
  at: (path: string) => string,
): Fault[] {
  const todo = "build the site again";
  const other =
    config !== null && config.pages !== manifest.pages
      ? [
          {
            file: at(MANIFEST),
            what: `shows ${SHOWN[manifest.pages]}, other than study.json has it`,
            todo,
          },
        ]
      : [];
  if (!isAggregate(manifest)) return other;
  const least = Math.max(LEAST, config?.minParticipants ?? 0);
  const alone = [...files]
    .filter(([path, text]) => isAlone(path, text))
    .map(([path]) => ({ file: at(path), what: "something of a single participant", todo }));
  const few = [...files]
    .filter(([path, text]) => tellsOfFew(path, text, least))
    .map(([path]) => ({
      file: at(path),
      what: `tags of fewer than ${plural(least, "participant")}`,
      todo,
    }));
  return [...other, ...alone, ...few];
}

const SHOWN: Readonly<Record<SiteManifest["pages"], string>> = {
  all: "each participant",
  cohort: "everyone together",
};

function isAlone(path: string, text: string): boolean {
  const table = cohortTable(path);
  if (table !== null)
    return rowsOf(text).some((row) => NAMES.some((name) => !isTogether(row[name] ?? POOL)));
  if (!OTHERS.has(path)) return true;
  if (path === MANIFEST) return hasParticipants(JSON.parse(text));
  if (path === COHORT_JSON) {
    const fields = Object.values(readCohort(new Map([[path, text]])));
    return fields.some(({ rows, likeness }) => {
      return rows.some(({ id }) => !isTogether(id)) || (likeness ?? []).length > 0;
    });
  }
  if (!PAGES.has(path)) return false;
  const data = [...text.matchAll(INLINE)].map(([, json = ""]): unknown => JSON.parse(json));
  return data.some((own) => {
    const ids = isObject(own) ? own["ids"] : null;
    return !Array.isArray(ids) || ids.some((id) => typeof id !== "string" || !isTogether(id));
  });
}

function hasParticipants(manifest: unknown): boolean {
  if (!isObject(manifest)) return true;
  const { audit, metrics, settings } = manifest;
  const overrides = isObject(settings) ? (settings["overrides"] ?? {}) : {};
  return [audit, metrics, overrides].some(
    (own) => !isObject(own) || Object.keys(own).some((key) => key !== EVERYONE),
  );
}

function tellsOfFew(path: string, text: string, least: number): boolean {
  if (cohortTable(path)?.table !== "tags") return false;
  return rowsOf(text).some(({ participants }) => !(Number(participants) >= least));
}
