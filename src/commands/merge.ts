/** `npm run merge -- parts/*`: the parts of a study → its site, as one build would have made it. */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { commandLine } from "../called.ts";
import { end, parseCommand } from "../command.ts";
import { PLACES } from "../config/build-table.ts";
import { InputError, noteLines, quote, throwFaults } from "../error.ts";
import { plural } from "../format.ts";
import { ensureKernels } from "../kernels/compile.ts";
import { mustBeLeft } from "../parts/left.ts";
import { mergeParts } from "../parts/merge-parts.ts";
import { touches } from "../parts/part-place.ts";
import { readParts } from "../parts/read-parts.ts";
import { makeProgress } from "../progress.ts";
import { unfinishedWithdrawal, withdrawnFrom } from "../read/withdrawal-list.ts";
import { saidNotices } from "../report/report.ts";
import { completeSite } from "../site/complete.ts";
import { openSiteFolder } from "../site/site-folder.ts";
import { stopOnSignals } from "./stop.ts";

const MOST_PARTS = 10_000;
const USAGE = `Usage: ${commandLine("merge", "PART... [flags]")}

Puts the parts of a study together, each made by ${commandLine("build", "--shard I/N --out PART")}. The site has the
bytes that one build of the whole study would have given. Neither the data nor a key is needed.

  --out DIR    Folder of the site (${PLACES.out.default})
  --data DIR   The study, so that parts older than a withdrawal are refused
  --jobs N     Threads (all cores)
  --quiet      Print faults only
`;

await end(merge);

async function merge(): Promise<void> {
  const parsed = parseCommand({
    name: "merge",
    usage: USAGE,
    options: {
      out: { type: "string", default: PLACES.out.default },
      data: { type: "string" },
      jobs: { type: "string", default: String(availableParallelism()) },
      quiet: { type: "boolean", default: false },
    },
    words: MOST_PARTS,
  });
  if (parsed === null) return;
  const { values, positionals } = parsed;
  stopOnSignals();
  const { stderr: stream } = process;
  const progress = makeProgress({ stream, quiet: values.quiet, now: () => performance.now() });
  const withdrawn = values.data === undefined ? null : withdrawnOf(values.data);
  const jobs = jobsOf(values.jobs);
  mustLieApart(values.out, positionals);
  const parts = readParts(positionals, withdrawn);
  mustBeLeft(parts);
  const folder = await openSiteFolder(values.out);
  await ensureKernels();
  const merged = mergeParts(parts, { jobs, outDir: values.out });
  const { report } = await completeSite(folder, merged, progress);
  progress.end();
  for (const line of noteLines(saidNotices(report, merged.gathered))) progress.say(line);
  progress.say(
    `${plural(parts.length, "part")}, ${plural(report.people, "participant")} → ${values.out}/index.html`,
  );
}

/** @throws InputError where the study is not there, or somebody is about to go */
function withdrawnOf(dataDir: string): readonly string[] {
  const todo = "name the folder of the study";
  if (!existsSync(dataDir))
    throw new InputError([{ file: "--data", what: `nothing is at ${quote(dataDir)}`, todo }]);
  throwFaults(unfinishedWithdrawal(dataDir));
  return withdrawnFrom(dataDir);
}

function mustLieApart(out: string, parts: readonly string[]): void {
  const inside = parts.filter((part) => touches(out, part));
  const what = `lies in the site's folder ${quote(out)}, or around it`;
  throwFaults(inside.map((file) => ({ file, what, todo: "choose another folder: --out DIR" })));
}

function jobsOf(text: string): number {
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs;
  const what = `no number of threads: ${quote(text)}`;
  throw new InputError([{ file: "--jobs", what, todo: "write a whole number from 1 to 256" }]);
}
