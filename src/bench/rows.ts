/** Runs of the bench → the rows of its table. */
import { mean } from "../numbers.ts";
import type { Timed } from "./peers.ts";

export interface Run extends Timed {
  readonly engine: string;
  /** KL or inertia. */
  readonly quality: number;
}

export interface Row {
  readonly job: string;
  readonly n: number;
  readonly engine: string;
  /** Median seconds from vectors to answer, and those of all threads together. */
  readonly seconds: number;
  readonly cpu: number;
  /** How often ours fits into them: the median of the rounds' ratios. */
  readonly ratio: number;
  readonly cpuRatio: number;
  /** Means over the seeds. */
  readonly quality: number;
}

/** @param runs of one job at one size, ours first, each engine's in the order of the rounds */
export function rowsOf(job: string, n: number, runs: readonly Run[]): Row[] {
  const byEngine = new Map<string, Run[]>();
  for (const run of runs) byEngine.set(run.engine, [...(byEngine.get(run.engine) ?? []), run]);
  const [ours = []] = byEngine.values();
  return [...byEngine].map(([engine, own]) => {
    const ratio = (of: (run: Run) => number): number =>
      median(own.map((run, round) => of(run) / of(ours[round] ?? run)));
    return {
      job,
      n,
      engine,
      seconds: median(own.map(({ seconds }) => seconds)),
      cpu: median(own.map(({ cpu }) => cpu)),
      ratio: ratio(({ seconds }) => seconds),
      cpuRatio: ratio(({ cpu }) => cpu),
      quality: mean(own.map(({ quality }) => quality)),
    };
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const HEAD =
  "| job | n | engine | s | ratio | CPU, s | ratio | KL or inertia |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n";

export function table(rows: readonly Row[]): string {
  const lines = rows
    .toSorted((a, b) => (a.job < b.job ? 1 : a.job > b.job ? -1 : a.n - b.n))
    .map(({ job, n, engine, seconds, cpu, ratio, cpuRatio, quality }) => {
      const times = [seconds.toFixed(2), `${ratio.toFixed(1)} ×`];
      const cpus = [cpu.toFixed(2), `${cpuRatio.toFixed(1)} ×`];
      return `| ${[job, n, engine, ...times, ...cpus, quality.toFixed(3)].join(" | ")} |\n`;
    });
  return HEAD + lines.join("");
}
