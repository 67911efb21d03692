/** Where the data, the site and the cache may lie. */
import { resolve } from "node:path";
import { type Fault, InputError, quote } from "../error.ts";
import { isOfTheSystem, isWithin, truePath } from "../files/place.ts";
import type { Config } from "./types.ts";

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
    ...(holds(data, out) ? [] : apart(out, data, "the data folder", beside)),
    ...(holds(data, cache) ? [] : apart(cache, data, "the data folder", ownFolder)),
    ...apart(cache, out, "the output folder", ownFolder),
  ];
}

/** Whoever works in the study's folder itself has site and cache there, as folders that no reader enters. */
function holds(data: Placed, inner: Placed | null): boolean {
  const { path } = data;
  const isWorking = path !== null && path === truePath(".");
  return isWorking && inner !== null && inner.path !== path && isWithin(inner.path ?? path, path);
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
