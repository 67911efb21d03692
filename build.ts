/** `npm run build`: the stages in order. */
import { AnalysisStore } from "./src/analyse/analysis-store.ts";
import { analyseStudy, planAnalyses } from "./src/analyse/analyse-study.ts";
import { openCacheFolder } from "./src/cache/folder.ts";
import { drawStudy, loadDrawing } from "./src/chart/draw.ts";
import { end } from "./src/command.ts";
import { openBuild, sayNotes, sayUnchanged, sayWritten } from "./src/commands/build.ts";
import { chooseVectors } from "./src/embed/choose-vectors.ts";
import { withVectors } from "./src/embed/own/vectors-file.ts";
import { noteLines } from "./src/error.ts";
import { ensureKernels } from "./src/kernels/compile.ts";
import { prepareStudy } from "./src/prepare/read-words.ts";
import { inPublic } from "./src/privacy/redact-faults.ts";
import { shownStudy } from "./src/privacy/shown-study.ts";
import { readStudy } from "./src/read/study.ts";
import { makeReport, saidNotices } from "./src/report/report.ts";
import { makeSite } from "./src/site/make-site.ts";
import { mustHoldNoSite, mustShow } from "./src/site/single-folder.ts";
import { openSiteFolder, writeSite } from "./src/site/site-folder.ts";
import { lastBuild } from "./src/site/unchanged.ts";

const argv = process.argv.slice(2);
await end(build, argv.includes("--debug"));

async function build(): Promise<void> {
  const opened = await openBuild(argv);
  if (opened === null) return;
  const { asked, progress } = opened;
  const folder = await openSiteFolder(asked.outDir);
  if (asked.single !== null) mustHoldNoSite(folder);
  const reading = readStudy(asked, progress.stage("read"));
  const { read, vectors } = await withVectors(asked, reading).catch(inPublic(asked));
  const { study, config, notes } = shownStudy(read, asked);
  if (asked.single !== null) mustShow(study);
  sayNotes(progress, notes);

  const cache = config.cacheDir === null ? null : openCacheFolder(config.cacheDir);
  const last = lastBuild(cache, config, study, vectors?.hash ?? null);
  const unchanged = last.linesIfSame(folder.path);
  if (unchanged !== null) return sayUnchanged(opened, folder, unchanged);

  await ensureKernels();
  const fields = await prepareStudy(study, config);
  const source = await chooseVectors(vectors, fields, config, cache, progress).catch(
    inPublic(asked),
  );
  const kept = new AnalysisStore(source.cache, source.id);
  const analyses = planAnalyses(fields, kept, config, source.given);
  const { vectorsOf } = await source.embed(analyses.texts);
  const [results] = await Promise.all([
    analyseStudy(fields, analyses, vectorsOf, config.jobs, progress),
    analyses.texts.length > 0 ? loadDrawing() : null,
  ]);
  const report = makeReport(config, study, results);
  const mapsOf = await drawStudy(report, cache, progress);

  progress.stage("write");
  const { files, manifest } = await makeSite(config, report, mapsOf, source);
  const left = await writeSite(folder, files);
  progress.end();
  const lines = noteLines(saidNotices(report, study, config));
  last.keep(manifest, lines);
  sayWritten(opened, { folder, left, cache, report, lines });
}
