/** `npm run build`: the stages in order. */
import { AnalysisStore } from "./src/analyse/analysis-store.ts";
import { analyseStudy, planAnalyses } from "./src/analyse/analyse-study.ts";
import { openCacheFolder } from "./src/cache/folder.ts";
import { drawStudy, loadDrawing } from "./src/chart/draw.ts";
import { planCohort, toAnalyse } from "./src/cohort/plan.ts";
import { end } from "./src/command.ts";
import { openBuild, openFolder, showStudy } from "./src/commands/build.ts";
import { sayUnchanged, sayWritten } from "./src/commands/said.ts";
import { chooseVectors } from "./src/embed/choose-vectors.ts";
import { withVectors } from "./src/embed/own/vectors-file.ts";
import { ensureKernels } from "./src/kernels/compile.ts";
import { prepareStudy } from "./src/prepare/read-words.ts";
import { inPublic } from "./src/privacy/redact-faults.ts";
import { readStudy } from "./src/read/study.ts";
import { makeReport } from "./src/report/report.ts";
import { makeSite } from "./src/site/make-site.ts";
import { writeSite } from "./src/site/site-folder.ts";
import { lastBuild } from "./src/site/unchanged.ts";

const argv = process.argv.slice(2);
await end(build, argv.includes("--debug"));

async function build(): Promise<void> {
  const opened = await openBuild(argv);
  if (opened === null) return;
  const { asked, progress } = opened;
  const redact = inPublic(asked);
  const folder = await openFolder(asked);
  const reading = readStudy(asked, progress.stage("read"));
  const { read, vectors } = await withVectors(asked, reading).catch(redact);
  const { study, config } = showStudy(read, opened);

  const cache = config.cacheDir === null ? null : openCacheFolder(config.cacheDir);
  const last = lastBuild(cache, config, study, vectors?.hash ?? null);
  const unchanged = last.linesIfSame(folder.path);
  if (unchanged !== null) return sayUnchanged(opened, folder, unchanged);

  await ensureKernels();
  const fields = await prepareStudy(study, config);
  const cohort = planCohort(study, fields, config);
  const all = toAnalyse(fields, cohort, config);
  const source = await chooseVectors(vectors, all, config, cache, progress).catch(redact);
  const kept = new AnalysisStore(source.cache, source.id);
  const analyses = planAnalyses(all, kept, config, source.given, fields.length);
  const { vectorsOf } = await source.embed(analyses.texts);
  const [results] = await Promise.all([
    analyseStudy(all, analyses, vectorsOf, config.jobs, progress),
    analyses.texts.length > 0 ? loadDrawing() : null,
  ]);
  const report = makeReport(config, study, results, cohort);
  const drawings = await drawStudy(report, cache, progress);

  progress.stage("write");
  const { files, manifest } = await makeSite(config, report, drawings, source);
  const left = await writeSite(folder, files);
  progress.end();
  const lines = sayWritten(opened, { folder, left, cache, report, study });
  last.keep(manifest, lines);
}
