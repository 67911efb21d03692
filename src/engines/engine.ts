/** What an engine is asked, and what it is in the table of engines. */
import type { Affinities } from "../kernels/exact/affinities.ts";
import type { Matrix } from "../kernels/matrix.ts";
import type { Vectors } from "../kernels/vectors.ts";

interface Given {
  readonly vectors: Matrix;
  /** The same in the memory of the kernels. */
  readonly loaded: Vectors;
}

interface ToGroup extends Given {
  /** Weight > 0 of every row. */
  readonly weights: Float64Array;
  /** Clusters; at most the number of distinct rows. */
  readonly k: number;
  /** Starts of which the best is taken, where fewer do than the engine's own number. */
  readonly starts?: number;
}

/** @returns from a seed, the 0-based cluster of every row */
export type Group = (given: ToGroup) => (seed: number) => Int32Array;

export interface ToLayOut extends Given {
  readonly affinities: Affinities;
  readonly perplexity: number;
  readonly seed: number;
  /** Whether the descent ends where that of release 0.1 did. */
  readonly asBefore: boolean;
}

/** @returns n × 2, row-major */
export type LayOut = (given: ToLayOut) => Float64Array | Promise<Float64Array>;

export interface Engine<Run> {
  /** Its sentence on the method page. */
  readonly method: string;
  /** What it costs and lacks, said when it is asked for; null of our own. */
  readonly note: string | null;
  /** Loaded when first used: to load some takes longer than most fields do. */
  readonly load: () => Promise<Run>;
}
