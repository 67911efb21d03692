/** `npm run build`, around its stages: what was asked for, and of whom. */
import { CLUSTER_ENGINES, LAYOUT_ENGINES, notesOn } from "../engines/table.ts";
import { readConfig } from "../config/config.ts";
import { type Flags, helpText, parseFlags } from "../config/flags.ts";
import type { Config } from "../config/types.ts";
import { makeProgress, type Progress } from "../progress.ts";
import { type ShownStudy, shownStudy } from "../privacy/shown-study.ts";
import { InputError } from "../error.ts";
import { mustTakePart } from "../parts/part-place.ts";
import { parseShard, type Shard } from "../parts/shard.ts";
import type { Study } from "../read/study.ts";
import { mustHoldNoSite, mustShow } from "../site/single-folder.ts";
import { openSiteFolder, type SiteFolder } from "../site/site-folder.ts";
import { stopOnSignals } from "./stop.ts";

export interface Asked {
  readonly flags: Flags;
  readonly asked: Config;
  readonly progress: Progress;
}

/**
 * @returns null where it was `--help`, which is answered
 * @throws InputError for faults of the flags and of study.json
 */
export async function openBuild(argv: readonly string[]): Promise<Asked | null> {
  const flags = parseFlags(argv, process.env);
  if (flags.help === true) {
    process.stdout.write(helpText());
    return null;
  }
  const { stderr: stream } = process;
  const quiet = flags.quiet === true;
  const progress = makeProgress({ stream, quiet, now: () => performance.now() });
  stopOnSignals();
  const asked = await readConfig(flags);
  const engines = [CLUSTER_ENGINES[asked.clusterEngine], LAYOUT_ENGINES[asked.layoutEngine]];
  sayNotes(progress, notesOn(...engines));
  return { flags, asked, progress };
}

/** @throws InputError where it is none, or one of a page that is handed on by itself */
function shardOf({ shard, single }: Config): Shard | null {
  if (shard === null) return null;
  const parsed = parseShard(shard);
  if ("what" in parsed) throw new InputError([parsed]);
  if (single === null) return parsed;
  const what = "a single page is of one participant, and no part of a site";
  throw new InputError([{ file: "--shard", what, todo: "leave --single or --shard out" }]);
}

/** What is to be made: a site in its folder, or a part of one. */
export type Target =
  | { readonly folder: SiteFolder; readonly shard: null }
  | { readonly folder: null; readonly shard: Shard };

/** @throws InputError where it may not be written, or a single page or a part would replace something else */
export async function openTarget(asked: Config): Promise<Target> {
  const { outDir, single } = asked;
  const shard = shardOf(asked);
  if (shard !== null) {
    mustTakePart(outDir);
    return { folder: null, shard };
  }
  const folder = await openSiteFolder(outDir);
  if (single !== null) mustHoldNoSite(folder);
  return { folder, shard };
}

/** The participants that are shown, as pages call them. */
export function showStudy(read: Study, { asked, progress }: Asked): Omit<ShownStudy, "notes"> {
  const { notes, ...shown } = shownStudy(read, asked);
  if (asked.single !== null) mustShow(shown.study);
  sayNotes(progress, notes);
  return shown;
}

export function sayNotes({ say }: Progress, notes: readonly string[]): void {
  for (const note of notes) say(`note: ${note}`);
}
