/** Whether each file of a site can be read as what its name says: what cannot is looked into no further. */
import { parse } from "csv-parse/sync";
import type { Fault } from "../error.ts";
import { tooDeep } from "../files/nesting.ts";
import { isNetwork } from "./networks.ts";
import { isCohort, isData } from "./shapes.ts";

/** Files of ours nest less than ten deep. */
const DEEPEST = 64;
/** Of a participant: none may be called as the page of all. */
export const DATA_FILE = /^data\/(?!cohort\.)[\w-]+\.json$/;
export const COHORT_JSON = "data/cohort.json";
const INLINE = /<script type="application\/json"[^<>]*>([^<]*)/g;

/** How a table of a site is read: with what somebody changed in it. */
export const CSV_OPTIONS = { relax_quotes: true, relax_column_count: true, from: 2 } as const;

/**
 * @param at a file's place in messages
 * @returns the files that can be read, and a fault for each of the others
 */
export function readable(
  files: ReadonlyMap<string, string>,
  at: (path: string) => string,
): { sound: ReadonlyMap<string, string>; faults: readonly Fault[] } {
  const sound = new Map<string, string>();
  const faults: Fault[] = [];
  for (const [path, text] of files) {
    const what = whatIsBroken(path, text);
    if (what === null) sound.set(path, text);
    else faults.push({ file: at(path), what, todo: "build the site again" });
  }
  return { sound, faults };
}

function whatIsBroken(path: string, text: string): string | null {
  if (DATA_FILE.test(path)) return isData(jsonOf(text)) ? null : "no data of a participant";
  if (path === COHORT_JSON) return isCohort(jsonOf(text)) ? null : "no data of the cohort";
  if (path.endsWith(".json")) return jsonOf(text) === undefined ? "no JSON" : null;
  if (path.endsWith(".csv")) return isTable(text) ? null : "no table: a quote is out of place";
  if (path.endsWith(".gexf")) return isNetwork(text) ? null : "no network of ours";
  if (path.endsWith(".cff")) return isCff(text) ? null : "no citation file of ours";
  if (!path.endsWith(".html")) return null;
  const inline = [...text.matchAll(INLINE)].map(([, json = ""]) => jsonOf(json));
  return inline.includes(undefined) ? "a page whose data are no JSON" : null;
}

/** @returns undefined where a text is no JSON, or nests deeper than any of ours */
function jsonOf(text: string): unknown {
  if (tooDeep(text, DEEPEST) !== null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isTable(text: string): boolean {
  try {
    parse(text, CSV_OPTIONS);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("CSV_"))
      return false;
    throw error;
  }
}

/** A line of a citation file as we write it: a key, and a text that is JSON as well; or the head of a list. */
const CFF_LINE = /^(?:  - )?[a-z-]+:(?: (".*"))?$/;

function isCff(text: string): boolean {
  const lines = text.split("\n").slice(0, -1);
  return (
    text.endsWith("\n") &&
    lines.every((line) => {
      const [whole, value] = CFF_LINE.exec(line) ?? [];
      return whole !== undefined && (value === undefined || typeof jsonOf(value) === "string");
    })
  );
}

/** @returns every text of a citation file; what is none of ours, since somebody changed it, as it stands */
export function textsOfCff(content: string): string[] {
  return content.split("\n").flatMap((line) => {
    const [whole, value] = CFF_LINE.exec(line) ?? [];
    if (whole === undefined) return [line];
    const text = value === undefined ? "" : jsonOf(value);
    return text === "" ? [] : [typeof text === "string" ? text : line];
  });
}
