/** `npm run build`: the stages in order. */
import { analyseStudy, planAnalyses } from "./src/analyse/analyse-study.ts";
import { openCacheFolder } from "./src/cache/folder.ts";
import { drawFields, isRoomy } from "./src/chart/draw.ts";
import { planCohort, pooledWords } from "./src/cohort/plan.ts";
import { end } from "./src/command.ts";
import { openBuild, openFolder, showStudy } from "./src/commands/build.ts";
import { sayUnchanged, sayWritten } from "./src/commands/said.ts";
import { chooseVectors } from "./src/embed/choose-vectors.ts";
import { withVectors } from "./src/embed/own/vectors-file.ts";
import { ensureKernels } from "./src/kernels/compile.ts";
import { prepareStudy } from "./src/prepare/read-words.ts";
import { inPublic } from "./src/privacy/redact-faults.ts";
import { readStudy } from "./src/read/study.ts";
import { cohortReport } from "./src/report/cohort-report.ts";
import { shown, studyNotices } from "./src/report/notices.ts";
import { makeReport } from "./src/report/report.ts";
import { totalsOf } from "./src/report/totals.ts";
import { finishStudy, shareOf } from "./src/site/finish-study.ts";
import { makeSite } from "./src/site/make-site.ts";
import { drafted } from "./src/site/site-folder.ts";
import { firstOf, planUnits, textsOf } from "./src/site/units.ts";
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
  const totals = totalsOf(study, fields, config);
  const plans = planCohort(study, fields, config);
  const pooled = pooledWords(plans);
  const source = await chooseVectors(vectors, [...fields, pooled], config, cache, progress).catch(
    redact,
  );
  const units = planUnits(study, fields, config, source);
  const analyses = planAnalyses([...firstOf(units), pooled], source, config, fields.length);
  const { vectorsOf } = await source.embed(textsOf(units, analyses.texts));
  const results = await analyseStudy(analyses, vectorsOf, config.jobs, progress);
  const cohort = cohortReport(plans, results.at(-1) ?? [], config);
  const chartsOf = await drawFields(cohort, cache, isRoomy(fields.length));

  const made = await drafted(folder, async (stage) => {
    const shared = shareOf({ config, source, cohort, stage, people: study.participants.length });
    const given = {
      results,
      vectorsOf,
      source,
      notices: studyNotices(study, config.dataDir, shown),
    };
    const finished = await finishStudy(units, shared, given, progress);
    progress.stage("write");
    const report = makeReport(config, study, totals, finished, cohort);
    return { report, ...(await makeSite(shared.setting, report, finished, chartsOf, stage)) };
  });
  progress.end();
  const lines = sayWritten(opened, { folder, cache, study, ...made });
  last.keep(made.manifest, lines);
}
