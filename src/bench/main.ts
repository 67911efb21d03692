/**
 * `npm run bench`: every engine against its peers in the same run; with `--only meaning` what clusters
 * mean. Prints a table, and writes it as JSON where `--json FILE` says.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { PLACES } from "../config/build-table.ts";
import { readConfig } from "../config/config.ts";
import { countStudy } from "../prepare/count-study.ts";
import { openEncoder } from "../embed/open-encoder.ts";
import { InputError, quote } from "../error.ts";
import { ensureKernels } from "../kernels/compile.ts";
import type { Matrix } from "../kernels/matrix.ts";
import { readStudy } from "../read/study.ts";
import { benchMeaning, meaningTable } from "./meaning.ts";
import { evaluator, ownKMeans, ownTsne, PERPLEXITY } from "./own.ts";
import { findScikit, runMlKMeans, runScikit, type Timed, timeDruid, timeTsneJs } from "./peers.ts";
import { multiplied } from "./vectors.ts";
import { mean } from "../numbers.ts";

const K = 10;
/** tsne-js is quadratic in time and patience; at this size it ends. */
const TSNE_JS_SIZE = 150;

interface Row {
  readonly job: string;
  readonly n: number;
  readonly engine: string;
  readonly min: number;
  readonly median: number;
  /** The engine's median by ours. */
  readonly ratio: number;
  /** Mean KL or median inertia. */
  readonly quality: number;
}

const { values: flags } = parseArgs({
  options: {
    data: { type: "string", default: PLACES.data.default },
    sizes: { type: "string", default: "1000,2000,4000,8000" },
    seeds: { type: "string", default: "5" },
    json: { type: "string" },
    only: { type: "string", default: "engines" },
  },
});
if (flags.only !== "engines" && flags.only !== "meaning")
  throw new InputError([
    { file: "--only", what: `${quote(flags.only)} is no bench`, todo: "say engines or meaning" },
  ]);
const seeds = Number(flags.seeds);
const threads = availableParallelism();
const folder = mkdtempSync(join(tmpdir(), "tagscape-bench-"));
try {
  await ensureKernels();
  if (flags.only === "meaning") print(await benchMeaning(folder), meaningTable);
  else print(await benchEngines(), table);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function print<R>(rows: readonly R[], tableOf: (rows: readonly R[]) => string): void {
  process.stdout.write(tableOf(rows));
  if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify(rows, null, 2)}\n`);
}

async function benchEngines(): Promise<Row[]> {
  const base = await studyVectors(flags.data);
  const python = findScikit();
  if (python === null) process.stderr.write("no scikit-learn found: its rows are left out\n");
  const rows: Row[] = [];
  for (const n of flags.sizes.split(",").map(Number)) {
    rows.push(...(await benchAt(multiplied(base, n), python)));
    process.stderr.write(`${n} done\n`);
  }
  rows.push(...(await benchTsneJs(multiplied(base, TSNE_JS_SIZE))));
  return rows;
}

async function studyVectors(data: string): Promise<Matrix> {
  const config = await readConfig({ data, out: join(folder, "out") });
  const counts = countStudy(await readStudy(config), config);
  const tags = counts.flat().flatMap(({ tags: own }) => own.map(({ tag }) => tag));
  const encoder = await openEncoder("wasm");
  return encoder.embed([...new Set(tags)].toSorted());
}

async function benchAt(matrix: Matrix, python: string | null): Promise<Row[]> {
  const n = matrix.rows;
  const kl = evaluator(matrix, threads);
  const all = Array.from({ length: seeds }, (_, i) => 42 + i);
  // One run of each to warm up.
  ownTsne(matrix, 1, threads);
  ownKMeans(matrix, K, 1, threads);
  const maps = all.map((seed) => ownTsne(matrix, seed, threads));
  const clusters = all.map((seed) => ownKMeans(matrix, K, seed, threads));
  const ours = { maps: median(maps), clusters: median(clusters) };
  const rows = [
    row("t-SNE", n, "Tagscape", maps, ours.maps, mean(maps.map(({ places }) => kl(places)))),
    row(
      "k-means",
      n,
      "Tagscape",
      clusters,
      ours.clusters,
      middle(clusters.map(({ inertia }) => inertia)),
    ),
  ];
  if (python !== null) {
    const { tsne, kmeans } = runScikit(python, folder, matrix, { seeds, k: K });
    rows.push(
      row("t-SNE", n, "scikit-learn", tsne, ours.maps, mean(tsne.map(({ places }) => kl(places)))),
      row(
        "k-means",
        n,
        "scikit-learn",
        kmeans,
        ours.clusters,
        middle(kmeans.map(({ inertia }) => inertia)),
      ),
    );
  }
  const druid = n <= 1000 ? await timeDruid(matrix, PERPLEXITY) : null;
  if (druid !== null) rows.push(row("t-SNE", n, "druidjs", [druid], ours.maps, kl(druid.places)));
  if (n <= 2000) {
    const theirs = [runMlKMeans(matrix, K, 42)];
    rows.push(row("k-means", n, "ml-kmeans", theirs, ours.clusters, theirs[0]?.inertia ?? 0));
  }
  return rows;
}

async function benchTsneJs(matrix: Matrix): Promise<Row[]> {
  const kl = evaluator(matrix, 1);
  const maps = Array.from({ length: seeds }, (_, i) => ownTsne(matrix, 42 + i, 1));
  const theirs = [await timeTsneJs(matrix, PERPLEXITY)];
  const ours = median(maps);
  return [
    row("t-SNE", matrix.rows, "Tagscape", maps, ours, mean(maps.map(({ places }) => kl(places)))),
    row(
      "t-SNE",
      matrix.rows,
      "tsne-js",
      theirs,
      ours,
      mean(theirs.map(({ places }) => kl(places))),
    ),
  ];
}

function row(
  job: string,
  n: number,
  engine: string,
  runs: readonly Timed[],
  ours: number,
  quality: number,
): Row {
  const min = Math.min(...runs.map(({ seconds }) => seconds));
  return { job, n, engine, min, median: median(runs), ratio: median(runs) / ours, quality };
}

function median(runs: readonly Timed[]): number {
  return middle(runs.map(({ seconds }) => seconds));
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function table(rows: readonly Row[]): string {
  const head =
    "| job | n | engine | min, s | median, s | ratio | KL or inertia |\n| --- | --- | --- | --- | --- | --- | --- |\n";
  return (
    head +
    rows
      .toSorted((a, b) => (a.job < b.job ? 1 : a.job > b.job ? -1 : a.n - b.n))
      .map(
        ({ job, n, engine, min, median: m, ratio, quality }) =>
          `| ${[job, n, engine, min.toFixed(3), m.toFixed(3), `${ratio.toFixed(1)} ×`, quality.toFixed(3)].join(" | ")} |\n`,
      )
      .join("")
  );
}
