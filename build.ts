/** `npm run build`: the stages in order. */
import { openCacheFolder } from "./src/cache/folder.ts";
import { planCohort, pooledWords } from "./src/cohort/plan.ts";
import { end } from "./src/command.ts";
import { openBuild, openTarget, showStudy } from "./src/commands/build.ts";
import { sayPart, sayUnchanged, sayWritten } from "./src/commands/said.ts";
import { chooseVectors } from "./src/embed/choose-vectors.ts";
import { withVectors } from "./src/embed/own/vectors-file.ts";
import { ensureKernels } from "./src/kernels/compile.ts";
import { makePart } from "./src/parts/make-part.ts";
import { prepareStudy } from "./src/prepare/read-words.ts";
import { inPublic } from "./src/privacy/redact-faults.ts";
import { readStudy } from "./src/read/study.ts";
import { gather } from "./src/report/member.ts";
import { completeSite } from "./src/site/complete.ts";
import { planUnits } from "./src/site/units.ts";
import { lastBuild } from "./src/site/unchanged.ts";

const argv = process.argv.slice(2);
await end(build, argv.includes("--debug"));

async function build(): Promise<void> {
  const opened = await openBuild(argv);
  if (opened === null) return;
  const { asked, progress } = opened;
  const redact = inPublic(asked);
  const { folder, shard } = await openTarget(asked);
  const last = await lastBuild(asked, folder?.path ?? null, progress);
  if (folder !== null && last.said !== null) return sayUnchanged(opened, folder, last.said);

  const reading = readStudy(asked, progress.stage("read"));
  const { read, vectors } = await withVectors(asked, reading).catch(redact);
  const { study, config, key } = showStudy(read, opened);

  const cache = config.cacheDir === null ? null : openCacheFolder(config.cacheDir);
  await ensureKernels();
  const fields = await prepareStudy(study, config);
  const gathered = gather(study, fields, config);
  const plans = planCohort(gathered.members, config);
  const all = [...fields, pooledWords(plans)];
  const source = await chooseVectors(vectors, all, config, cache, progress).catch(redact);
  const units = planUnits(study, fields, config, source);
  if (shard !== null)
    return sayPart(
      opened,
      await makePart({ study, gathered, units, source, shard, key }, progress),
    );

  const made = await completeSite(folder, { gathered, plans, units, source }, progress);
  progress.end();
  const lines = sayWritten(opened, { folder, cache, gathered, ...made });
  await last.keep({ cache, key, manifest: made.manifest, lines });
}
