/** `npm run build`: the stages in order. */
import { openCacheFolder } from "./src/cache/folder.ts";
import { end } from "./src/command.ts";
import { type Asked, openBuild, openTarget, showStudy, type Target } from "./src/commands/build.ts";
import { sayPart, sayUnchanged, sayWritten } from "./src/commands/said.ts";
import { chooseVectors } from "./src/embed/choose-vectors.ts";
import { withVectors } from "./src/embed/own/vectors-file.ts";
import { ensureKernels } from "./src/kernels/compile.ts";
import { makePart } from "./src/parts/make-part.ts";
import { wantedBy } from "./src/parts/shard.ts";
import { inPublic } from "./src/privacy/redact-faults.ts";
import { readStudy } from "./src/read/study.ts";
import { tagsOf } from "./src/report/member.ts";
import { completeSite } from "./src/site/complete.ts";
import { gatherStudy } from "./src/site/gather-study.ts";
import { planUnits } from "./src/site/units.ts";
import { lastBuild } from "./src/site/unchanged.ts";

const argv = process.argv.slice(2);
await end(build, argv.includes("--debug"));

async function build(): Promise<void> {
  const opened = await openBuild(argv);
  if (opened === null) return;
  const target = await openTarget(opened.asked);
  const planned = await plan(opened, target);
  if (planned === null) return;
  const { folder, cache, key, last, ...completing } = planned;
  const { progress } = opened;
  const { gathered } = completing;
  const made = await completeSite(folder, completing, progress);
  progress.end();
  const lines = sayWritten(opened, { folder, cache, gathered, ...made });
  await last.keep({ cache, key, manifest: made.manifest, lines });
}

/** Rows are let go of with this: what is planned holds them as bytes. @returns null where all is done */
async function plan(opened: Asked, { folder, shard }: Target) {
  const { asked, progress } = opened;
  const redact = inPublic(asked);
  const last = await lastBuild(asked, folder?.path ?? null, progress);
  if (folder !== null && last.said !== null) return sayUnchanged(opened, folder, last.said);

  const reading = readStudy(asked, progress.stage("read"));
  const { read, vectors } = await withVectors(asked, reading).catch(redact);
  const { study, config, key } = showStudy(read, opened);

  const cache = config.cacheDir === null ? null : openCacheFolder(config.cacheDir);
  await ensureKernels();
  const packs = await gatherStudy(study, config, cache, progress, wantedBy(shard, vectors));
  const tags = tagsOf(packs.gathered);
  const source = await chooseVectors(vectors, tags, config, cache, progress).catch(redact);
  if (folder === null)
    return sayPart(opened, await makePart({ study, packs, source, shard, key }, progress));

  const { gathered } = packs;
  return { folder, cache, key, last, gathered, units: planUnits(packs, source), source };
}
