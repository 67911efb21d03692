/** `npm run build`: the stages in order. */
import type { Config } from "./src/config/types.ts";
import { basename, join } from "node:path";
import { analyseStudy, planAnalyses } from "./src/analyse/analyse-study.ts";
import { resolveBackend } from "./src/embed/backend.ts";
import { AnalysisStore } from "./src/analyse/analysis-store.ts";
import { openCacheFolder } from "./src/cache/folder.ts";
import { inputsKey, keepBuild, sameBuild } from "./src/site/unchanged.ts";
import { drawStudy, loadDrawing } from "./src/chart/draw.ts";
import { readConfig } from "./src/config/config.ts";
import { countStudy } from "./src/prepare/count-study.ts";
import { makeDownloads } from "./src/report/downloads.ts";
import { embedStudy } from "./src/embed/embed-study.ts";
import { encoderId } from "./src/embed/encoder-id.ts";
import { engineNotes } from "./src/analyse/engines/table.ts";
import { explain, noteLines } from "./src/error.ts";
import { helpText, parseFlags } from "./src/config/flags.ts";
import { openKeys } from "./src/privacy/open-keys.ts";
import { ensureKernels } from "./src/kernels/compile.ts";
import { verifyLinks } from "./src/site/links.ts";
import { makeManifest, versionsOf } from "./src/site/manifest.ts";
import { MODEL_HASH } from "./src/embed/weights.ts";
import { renderPages } from "./src/pages/pages.ts";
import { makeProgress, profileTable } from "./src/progress.ts";
import { keepCodes, pseudonymise } from "./src/privacy/pseudonyms.ts";
import { allNotices, makeReport } from "./src/report/report.ts";
import { abandonSite, openSiteFolder, writeSite } from "./src/site/site-folder.ts";
import { publicFaults } from "./src/privacy/redact-faults.ts";
import { readStudy, type Study } from "./src/read/study.ts";
import { applyFloors } from "./src/privacy/floors.ts";

const argv = process.argv.slice(2);

try {
  process.exitCode = await build();
} catch (error) {
  const { text, exitCode } = explain(error, argv.includes("--debug"));
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}

async function build(): Promise<number> {
  const flags = parseFlags(argv, process.env);
  if (flags.help === true) {
    process.stdout.write(helpText());
    return 0;
  }
  const { stderr: stream } = process;
  const progress = makeProgress({
    stream,
    quiet: flags.quiet === true,
    now: () => performance.now(),
  });
  process.once("SIGINT", stop).once("SIGTERM", stop);

  const asked = await readConfig(flags);
  for (const note of engineNotes(asked)) progress.say(`note: ${note}`);
  const folder = await openSiteFolder(asked.outDir);
  const read = await readStudy(asked, progress.stage("read")).catch(async (error: unknown) => {
    throw await publicFaults(error, asked);
  });
  const { study, config, notes: said } = shownStudy(read, asked);
  for (const note of said) progress.say(`note: ${note}`);

  const cache = config.cacheDir === null ? null : openCacheFolder(config.cacheDir);
  const key = inputsKey(config, study);
  const before = config.backend === "auto" ? null : sameBuild(cache, key, folder.path);
  if (before !== null) {
    for (const line of before) progress.say(line);
    progress.end();
    if (flags.profile === true) progress.say(profileTable(progress.timings()));
    progress.say(`nothing has changed: ${join(folder.name, "index.html")} is as it was`);
    return 0;
  }

  await ensureKernels();
  const backend = await resolveBackend(config.backend);
  const counts = countStudy(study, config);
  const kept = new AnalysisStore(cache, encoderId(backend));
  const analyses = planAnalyses(counts, kept, config);
  const { jobs } = config;
  const { vectorsOf } = await embedStudy(analyses.texts, { backend, cache, jobs }, progress);
  const [results] = await Promise.all([
    analyseStudy(counts, analyses, vectorsOf, jobs, progress),
    analyses.texts.length > 0 ? loadDrawing() : null,
  ]);
  const report = makeReport(config, study, results);
  const mapsOf = await drawStudy(report, cache, progress);

  progress.stage("write");
  const versions = versionsOf(MODEL_HASH, backend);
  const files = new Map([
    ...renderPages({ study: report, mapsOf, config, backend, versions }),
    ...makeDownloads(report),
    [".nojekyll", ""],
  ]);
  verifyLinks(files);
  const manifest = makeManifest({ config, report, backend, modelHash: MODEL_HASH, files });
  const left = await writeSite(folder, new Map([...files, ["manifest.json", manifest]]));
  progress.end();

  const notes = noteLines(allNotices(report));
  keepBuild(cache, key, manifest, notes);
  for (const line of notes) progress.say(line);
  const parts = left === null ? folder.kept : [...folder.kept, basename(left)];
  for (const part of parts)
    progress.say(
      `note: ${folder.name}: ${part} beside it holds what the site lacks; look at it, then delete it`,
    );
  for (const file of folder.foreign) progress.say(`note: ${folder.name}: carried over ${file}`);
  if (cache !== null && cache.broken !== null)
    progress.say(`note: ${config.cacheDir}: nothing more was kept (${cache.broken})`);
  if (flags.profile === true) progress.say(profileTable(progress.timings()));
  progress.say(`${report.participants.length} participants → ${join(folder.name, "index.html")}`);
  const names = config.pseudonyms ? "codes" : "ids";
  progress.say(
    `These pages show participants' ${names} and what they watched: mind who may see them.`,
  );
  return 0;
}

interface Shown {
  readonly study: Study;
  readonly config: Config;
  /** About the key of the codes. */
  readonly notes: readonly string[];
}

/** The participants that study.json wants shown, under their ids or under codes. */
function shownStudy(read: Study, asked: Config): Shown {
  const shown = applyFloors(read, asked);
  if (!asked.pseudonyms) return { ...shown, notes: [] };
  const ids = read.participants.map(({ id }) => id);
  const { keys, place, notes } = openKeys(asked, ids, process.env);
  const named = pseudonymise(shown.study, shown.config, keys);
  if (place !== null) keepCodes(keys, named, place);
  return { ...named, notes };
}

/** Ctrl-C: a whole site stays, nothing is left beside it. */
function stop(): void {
  abandonSite();
  process.stderr.write("\nstopped; the old site is as it was\n");
  process.exit(130);
}
