/**
 * Weighted k-means by Hartigan's rule (Telgarsky and Vattani, 2010) on the integer rows q of
 * products.ts, several starts at once. A cluster C is its mass W = Σ w and its sum S = Σ w q, both
 * in f64: sums of integers are exact there, whatever was added and taken away before. With
 * N = |S|², the squared distance to its centroid is
 *   d²(q, S/W) = |q|² − 2 q·S/W + N/W²,
 * a point of weight w that leaves A saves wW_A/(W_A − w) d²(q, A), and joining B costs
 * wW_B/(W_B + w) d²(q, B).
 *
 * A pass is three calls: `centre` rounds the centroids to rows in panels, `propose` finds by
 * products of integers what every point would gain from, and `accept` makes those moves one after
 * another where they still gain, in exact sums. When it accepts none, the fixed point is exact.
 *
 * Starts still at work have a rank. Columns of a start are panels of its own.
 *
 * The calls share one table of numbers and pointers, written by `../kmeans.ts`.
 */

/** Byte offsets; everything is a u32 but the scale, an f32. */
export const enum Of {
  /** Points, columns of a row, and clusters of a start. */
  n = 0,
  d = 4,
  k = 8,
  /** Integers = rows × scale. */
  scale = 12,
  /** Rows as integers, n × d i16, and their squared lengths, f32. */
  Q = 16,
  lengths = 20,
  /** Of every point, f64. */
  weights = 24,
  /** Centroids as columns of panels, with the squared length and mass of each, f32. */
  panels = 28,
  columnLengths = 32,
  columnMass = 36,
  /** Of every column: how far it has moved in all, as a distance, f32. */
  drift = 40,
  /** The start of every rank, i32. */
  active = 44,
  /** The cluster of every point, and the one that it would join: starts × n i32. */
  labels = 48,
  targets = 52,
  /** Starts × n rows of a start's columns, f32: gap + drift of both when it was measured. */
  gaps = 56,
  /** Of every cluster, starts × k: whether it has changed, and its points, i32. */
  changed = 60,
  size = 64,
  /** W and N of every cluster, f64, and S, d f64. */
  mass = 68,
  squares = 72,
  sums = 76,
  /** Moves made in the last call, i32 of every start. */
  moved = 80,
  /** Scratch of the first thread, a tile of four rows, then 64 row numbers, and the bytes of one. */
  scratch = 84,
  scratchBytes = 88,
}
