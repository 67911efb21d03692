/**
 * `npm run bench`: every engine against its peers in the same run, a seed at a time in turn; with
 * `--only meaning` what clusters mean instead, and with `--only fields` what analyses of fields of so many
 * tags cost. Prints a table, and writes it as JSON where
 * `--json FILE` says.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { PLACES } from "../config/build-table.ts";
import { end } from "../command.ts";
import { InputError, quote } from "../error.ts";
import { ensureKernels } from "../kernels/compile.ts";
import type { Matrix } from "../kernels/matrix.ts";
import { benchMeaning, meaningTable } from "./meaning.ts";
import { benchFields, fieldsTable } from "./fields.ts";
import { evaluator, ownEngines, perplexityFor } from "./own.ts";
import { type Peer, runDruid, runMlKMeans, runTsneJs } from "./peers.ts";
import { findPythonPeers } from "./python-peers.ts";
import { type Row, rowsOf, type Run, table } from "./rows.ts";
import { studyVectors } from "./vectors.ts";

const K = 10;
/** tsne-js is quadratic in time and patience; at this size it ends. */
const TSNE_JS_SIZE = 150;
/** What knows one core only is asked once, up to so many points. */
const [DRUID_TO, ML_KMEANS_TO] = [1000, 2200];

const { values: flags } = parseArgs({
  options: {
    data: { type: "string", default: PLACES.data.default },
    sizes: { type: "string", default: "1000,2000,4000,8000" },
    seeds: { type: "string", default: "5" },
    json: { type: "string" },
    only: { type: "string", default: "engines" },
  },
});
const threads = availableParallelism();
const seeds = Array.from({ length: Number(flags.seeds) }, (_, i) => 42 + i);
const sizes = flags.sizes.split(",").map(Number);
const folder = mkdtempSync(join(tmpdir(), "tagscape-bench-"));
await end(async () => {
  try {
    await bench(flags.only);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @throws InputError for a bench that there is not */
async function bench(only: string): Promise<void> {
  await ensureKernels();
  if (only === "engines") print(await benchEngines(), table);
  else if (only === "meaning") print(await benchMeaning(folder), meaningTable);
  else if (only === "fields") print(await benchFields(sizes), fieldsTable);
  else
    throw new InputError([
      {
        file: "--only",
        what: `${quote(only)} is no bench`,
        todo: "say engines, meaning or fields",
      },
    ]);
}

function print<R>(rows: readonly R[], tableOf: (rows: readonly R[]) => string): void {
  process.stdout.write(tableOf(rows));
  if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify(rows, null, 2)}\n`);
}

async function benchEngines(): Promise<Row[]> {
  const vectors = await studyVectors(flags.data, join(folder, "out"), Math.max(...sizes));
  const { peers, close } = await findPythonPeers(folder);
  if (peers.length === 0) process.stderr.write("no scikit-learn or openTSNE found\n");
  const own = ownEngines(threads);
  const rows: Row[] = [];
  for (const n of sizes) {
    const matrix = vectors(n);
    rows.push(...rowsOf("t-SNE", n, await maps(matrix, own, peers)));
    rows.push(...rowsOf("k-means", n, await clusters(matrix, own, peers)));
    process.stderr.write(table(rows.filter((row) => row.n === n)));
  }
  rows.push(...rowsOf("t-SNE", TSNE_JS_SIZE, await besideTsneJs(vectors(TSNE_JS_SIZE))));
  close();
  return rows;
}

async function maps(
  matrix: Matrix,
  own: ReturnType<typeof ownEngines>,
  peers: readonly Peer[],
): Promise<Run[]> {
  const kl = evaluator(matrix, threads);
  await own.tsne(matrix, 1);
  const runs: Run[] = [];
  for (const seed of seeds)
    for (const { name, tsne } of [own, ...peers]) {
      if (tsne === null) continue;
      const { places, ...time } = await tsne(matrix, seed);
      runs.push({ engine: name, ...time, quality: kl(places) });
    }
  const druid = matrix.rows <= DRUID_TO ? await runDruid(matrix, perplexityFor(matrix.rows)) : null;
  if (druid !== null) runs.push({ engine: "druidjs", ...druid, quality: kl(druid.places) });
  return runs;
}

async function clusters(
  matrix: Matrix,
  own: ReturnType<typeof ownEngines>,
  peers: readonly Peer[],
): Promise<Run[]> {
  await own.kMeans(matrix, K, 1);
  const runs: Run[] = [];
  for (const seed of seeds)
    for (const { name, kMeans } of [own, ...peers]) {
      if (kMeans === null) continue;
      const { inertia, ...time } = await kMeans(matrix, K, seed);
      runs.push({ engine: name, ...time, quality: inertia });
    }
  if (matrix.rows > ML_KMEANS_TO) return runs;
  const { inertia, ...time } = await runMlKMeans(matrix, K, 42);
  return [...runs, { engine: "ml-kmeans", ...time, quality: inertia }];
}

async function besideTsneJs(matrix: Matrix): Promise<Run[]> {
  const kl = evaluator(matrix, 1);
  const own = ownEngines(1);
  const runs: Run[] = [];
  for (const seed of seeds) {
    const { places, ...time } = await own.tsne(matrix, seed);
    runs.push({ engine: own.name, ...time, quality: kl(places) });
  }
  const { places, ...time } = await runTsneJs(matrix, perplexityFor(matrix.rows));
  return [...runs, { engine: "tsne-js", ...time, quality: kl(places) }];
}
