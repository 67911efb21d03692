/** `npm run build`: the stages in order. */
import { AnalysisStore } from "./src/analyse/analysis-store.ts";
import { analyseStudy, planAnalyses } from "./src/analyse/analyse-study.ts";
import { openCacheFolder } from "./src/cache/folder.ts";
import { drawStudy, loadDrawing } from "./src/chart/draw.ts";
import { end } from "./src/command.ts";
import { openBuild, sayNotes, sayUnchanged, sayWritten } from "./src/commands/build.ts";
import { embedStudy } from "./src/embed/embed-study.ts";
import { encoderId } from "./src/embed/encoder-id.ts";
import { planCohort, pooledWords } from "./src/cohort/plan.ts";
import { chooseEncoder } from "./src/embed/choose-encoder.ts";
import { noteLines } from "./src/error.ts";
import { ensureKernels } from "./src/kernels/compile.ts";
import { prepareStudy } from "./src/prepare/read-words.ts";
import { inPublic } from "./src/privacy/redact-faults.ts";
import { shownStudy } from "./src/privacy/shown-study.ts";
import { readStudy } from "./src/read/study.ts";
import { makeReport, saidNotices } from "./src/report/report.ts";
import { makeSite } from "./src/site/make-site.ts";
import { openSiteFolder, writeSite } from "./src/site/site-folder.ts";
import { lastBuild } from "./src/site/unchanged.ts";

const argv = process.argv.slice(2);
await end(build, argv.includes("--debug"));

async function build(): Promise<void> {
  const opened = await openBuild(argv);
  if (opened === null) return;
  const { asked, progress } = opened;
  const folder = await openSiteFolder(asked.outDir);
  const read = await readStudy(asked, progress.stage("read")).catch(inPublic(asked));
  const { study, config, notes } = shownStudy(read, asked);
  sayNotes(progress, notes);

  const cache = config.cacheDir === null ? null : openCacheFolder(config.cacheDir);
  const last = lastBuild(cache, config, study);
  const unchanged = last.linesIfSame(folder.path);
  if (unchanged !== null) return sayUnchanged(opened, folder, unchanged);

  await ensureKernels();
  const fields = await prepareStudy(study, config);
  const cohort = planCohort(study, fields, config);
  const everything = [...fields, pooledWords(cohort)];
  const embedding = await chooseEncoder(config, cache, progress);
  const kept = new AnalysisStore(embedding.cache, encoderId(embedding.backend));
  const analyses = planAnalyses(everything, kept, config, fields.length);
  const { vectorsOf } = await embedStudy(analyses.texts, embedding, progress);
  const [results] = await Promise.all([
    analyseStudy(everything, analyses, vectorsOf, config.jobs, progress),
    analyses.texts.length > 0 ? loadDrawing() : null,
  ]);
  const report = makeReport(config, study, results, cohort);
  const drawings = await drawStudy(report, cache, progress);

  progress.stage("write");
  const { files, manifest } = makeSite(config, report, drawings, embedding.backend);
  const left = await writeSite(folder, files);
  progress.end();
  const lines = noteLines(saidNotices(report, study, config));
  last.keep(manifest, lines);
  sayWritten(opened, { folder, left, cache, report, lines });
}
