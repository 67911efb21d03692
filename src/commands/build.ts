/** `npm run build`, around its stages: what was asked for, and what is said at the end. */
import { basename, join } from "node:path";
import { CLUSTER_ENGINES, LAYOUT_ENGINES, notesOn } from "../engines/table.ts";
import type { CacheFolder } from "../cache/folder.ts";
import { readConfig } from "../config/config.ts";
import { type Flags, helpText, parseFlags } from "../config/flags.ts";
import type { Config } from "../config/types.ts";
import { plural } from "../format.ts";
import { makeProgress, type Progress, profileTable } from "../progress.ts";
import type { StudyReport } from "../report/report.ts";
import { isInWorkspace } from "../files/publication-folder.ts";
import { abandonSite, type SiteFolder } from "../site/site-folder.ts";

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

export function sayNotes({ say }: Progress, notes: readonly string[]): void {
  for (const note of notes) say(`note: ${note}`);
}

/** The end of a build that had nothing to write. */
export function sayUnchanged(
  { flags, asked, progress }: Asked,
  { name }: SiteFolder,
  lines: readonly string[],
): void {
  for (const line of lines) progress.say(line);
  progress.end();
  sayProfile(flags, progress);
  progress.say(
    `nothing has changed: ${asked.single === null ? join(name, "index.html") : name} is as it was`,
  );
}

export interface Written {
  readonly folder: SiteFolder;
  /** The folder in which something of the old site had to be kept, or null. */
  readonly left: string | null;
  readonly cache: CacheFolder | null;
  readonly report: StudyReport;
  /** What the study's notices are, as lines. */
  readonly lines: readonly string[];
}

/** The end of a build that wrote a site. */
export function sayWritten({ flags, asked, progress }: Asked, written: Written): void {
  const { folder, left, cache, report, lines } = written;
  const { say } = progress;
  for (const line of lines) say(line);
  const parts = left === null ? folder.kept : [...folder.kept, basename(left)];
  sayNotes(progress, [
    ...parts.map(
      (part) =>
        `${folder.name}: ${part} beside it holds what the site lacks; look at it, then delete it`,
    ),
    ...folder.foreign.map((file) => `${folder.name}: carried over ${file}`),
    ...(cache === null || cache.broken === null
      ? []
      : [`${asked.cacheDir}: nothing more was kept (${cache.broken})`]),
  ]);
  sayProfile(flags, progress);
  const [first] = report.participants;
  const page = asked.single === null ? "index" : (first?.id ?? "");
  const where = isInWorkspace(folder.path) ? "" : ` → ${join(folder.name, `${page}.html`)}`;
  say(`${plural(report.participants.length, "participant")}${where}`);
  const names = asked.pseudonyms ? "codes" : "ids";
  say(`These pages show participants' ${names} and what they watched: mind who may see them.`);
}

function sayProfile({ profile }: Flags, { say, timings }: Progress): void {
  if (profile === true) say(profileTable(timings()));
}

/** Ctrl-C: a whole site stays, nothing is left beside it. */
function stop(): void {
  abandonSite();
  process.stderr.write("\nstopped; the old site is as it was\n");
  process.exit(130);
}
