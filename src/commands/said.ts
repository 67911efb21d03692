/** What a build says at its end. */
import { basename, join } from "node:path";
import { commandLine } from "../called.ts";
import type { CacheFolder } from "../cache/folder.ts";
import type { Flags } from "../config/flags.ts";
import { noteLines } from "../error.ts";
import { isInWorkspace } from "../files/publication-folder.ts";
import { plural } from "../format.ts";
import { type Progress, profileTable } from "../progress.ts";
import type { PartHeader } from "../parts/part.ts";
import type { Gathered } from "../report/member.ts";
import { saidNotices, type StudyReport } from "../report/report.ts";
import type { SiteFolder } from "../site/site-folder.ts";
import { type Asked, sayNotes } from "./build.ts";

/** The end of a build that had nothing to write. @returns null, for there is nothing left to do */
export function sayUnchanged(
  { flags, asked, progress }: Asked,
  { name }: SiteFolder,
  lines: readonly string[],
): null {
  for (const line of lines) progress.say(line);
  progress.end();
  sayProfile(flags, progress);
  progress.say(
    `nothing has changed: ${asked.single === null ? join(name, "index.html") : name} is as it was`,
  );
  return null;
}

interface Written {
  readonly folder: SiteFolder;
  /** The folder in which something of the old site had to be kept, or null. */
  readonly left: string | null;
  readonly cache: CacheFolder | null;
  readonly report: StudyReport;
  readonly gathered: Gathered;
}

/** The end of a build that wrote a site. @returns what the study's notices are, as lines */
export function sayWritten({ flags, asked, progress }: Asked, written: Written): string[] {
  const { folder, left, cache, report, gathered } = written;
  const { say } = progress;
  const lines = noteLines(saidNotices(report, gathered));
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
  say(`${plural(report.people, "participant")}${where}`);
  const shown = asked.pseudonyms ? "participants' codes" : "participants' ids";
  say(
    report.everyone === null
      ? `These pages show ${shown} and what they watched: mind who may see them.`
      : "These pages show what participants watched together, and nobody alone: mind who may see them.",
  );
  return lines;
}

/** The end of a build of a shard. @returns null, for there is nothing left to do */
export function sayPart({ flags, asked, progress }: Asked, { shard, members }: PartHeader): null {
  progress.end();
  sayProfile(flags, progress);
  const { i, n } = shard;
  progress.say(
    `shard ${i}/${n}, ${plural(members.length, "participant")} → ${asked.outDir}, as private as the data; ${commandLine("merge")} puts all ${n} together`,
  );
  return null;
}

function sayProfile({ profile }: Flags, { say, timings }: Progress): void {
  if (profile === true) say(profileTable(timings()));
}
