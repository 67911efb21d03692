/** `npm run build`, around its stages: what was asked for, and of whom. */
import { CLUSTER_ENGINES, LAYOUT_ENGINES, notesOn } from "../engines/table.ts";
import { readConfig } from "../config/config.ts";
import { type Flags, helpText, parseFlags } from "../config/flags.ts";
import type { Config } from "../config/types.ts";
import { makeProgress, type Progress } from "../progress.ts";
import { type ShownStudy, shownStudy } from "../privacy/shown-study.ts";
import type { Study } from "../read/study.ts";
import { mustHoldNoSite, mustShow } from "../site/single-folder.ts";
import { openSiteFolder, type SiteFolder } from "../site/site-folder.ts";
import { abandonSite } from "../site/stage.ts";

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
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const asked = await readConfig(flags);
  const engines = [CLUSTER_ENGINES[asked.clusterEngine], LAYOUT_ENGINES[asked.layoutEngine]];
  sayNotes(progress, notesOn(...engines));
  return { flags, asked, progress };
}

/** @throws InputError where it may not be written, or a single page would replace a site */
export async function openFolder({ outDir, single }: Config): Promise<SiteFolder> {
  const folder = await openSiteFolder(outDir);
  if (single !== null) mustHoldNoSite(folder);
  return folder;
}

/** The participants that are shown, as pages call them. */
export function showStudy(read: Study, { asked, progress }: Asked): Omit<ShownStudy, "notes"> {
  const { study, config, notes } = shownStudy(read, asked);
  if (asked.single !== null) mustShow(study);
  sayNotes(progress, notes);
  return { study, config };
}

export function sayNotes({ say }: Progress, notes: readonly string[]): void {
  for (const note of notes) say(`note: ${note}`);
}

/** Ctrl-C: a whole site stays, nothing is left beside it. */
function stop(): void {
  abandonSite();
  process.stderr.write("\nstopped; the old site is as it was\n");
  process.exit(130);
}
