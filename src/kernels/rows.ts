/** Rows of numbers in the memory of a team, and what is done to them before products are made. */
import type { Matrix } from "./matrix.ts";
import { Team } from "./team.ts";

export interface Rows {
  readonly team: Team;
  readonly n: number;
  /** Columns, padded to eight. */
  readonly d: number;
  /** Pointer to n × d floats. */
  readonly X: number;
}

/** Copied into a team of their own; close the team when done. */
export function place({ data, rows: n, cols }: Matrix, threads: number): Rows {
  // Columns are padded to eight; zeros change no distance.
  const d = Math.ceil(cols / 8) * 8;
  const team = Team.take(threads);
  const X = d === cols ? team.reserve((n + 8) * d) : team.allocate((n + 8) * d);
  const x = team.floats(X, n * d);
  for (let i = 0; i < n; i++) x.set(data.subarray(i * cols, (i + 1) * cols), i * d);
  // Products take rows by fours and panels by eights: what they read past the end is nothing.
  team.floats(X + n * d * 4, 8 * d).fill(0);
  return { team, n, d, X };
}

/**
 * The same team with these of its rows alone: all else that it has made room for since they were placed is
 * forgotten.
 *
 * @param which rising
 */
export function only({ team, n, d, X }: Rows, which: readonly number[]): Rows {
  const x = team.floats(X, n * d);
  for (const [i, row] of which.entries()) x.copyWithin(i * d, row * d, (row + 1) * d);
  team.cut(X + 4 * (which.length + 8) * d);
  team.floats(X + which.length * d * 4, 8 * d).fill(0);
  return { team, n: which.length, d, X };
}

/** The same memory, seen as a matrix for as long as the team is open. */
export function matrixOf({ team, n, d, X }: Rows): Matrix {
  return { data: team.floats(X, n * d), rows: n, cols: d };
}

/** Σ (x − middle)² of every row. @param middle by column; zero where there is none */
export function squaresOf({ team, n, d, X }: Rows, middle?: Float64Array): Float64Array {
  const { pointer } = doubles(team, d, middle);
  const out = doubles(team, n);
  team.run("squaresOf", (t) => [X, pointer, d, out.pointer, ...team.rows(n, t)]);
  return out.values;
}

/**
 * Each row less the middle and divided by its length then, in place; one whose squares are below
 * `least` stays as it is.
 *
 * @returns the squares by which rows were divided
 */
export function toLength(rows: Rows, least: number, middle?: Float64Array): Float64Array {
  const { team, n, d, X } = rows;
  const about = doubles(team, d, middle);
  const squares = doubles(team, n, squaresOf(rows, middle));
  team.run("toLength", (t) => [X, about.pointer, squares.pointer, least, d, ...team.rows(n, t)]);
  return squares.values;
}

/** Σ w x / Σ w over all rows, by column. */
export function middleOf({ team, n, d, X }: Rows, weights: Float64Array): Float64Array {
  const own = doubles(team, n, weights);
  const out = doubles(team, d);
  team.run("addRows", (t) => [X, own.pointer, n, d, out.pointer, ...team.rows(d, t)]);
  const mass = weights.reduce((sum, weight) => sum + weight, 0);
  return out.values.map((sum) => sum / mass);
}

/** The largest absolute entry. */
export function largestEntry({ team, n, d, X }: Rows): number {
  const out = team.reserve(n);
  team.run("largestEntries", (t) => [X, d, out, ...team.rows(n, t)]);
  return team.floats(out, n).reduce((most, entry) => Math.max(most, entry), 0);
}

function doubles(
  team: Team,
  length: number,
  values?: Float64Array,
): { readonly pointer: number; readonly values: Float64Array } {
  const pointer = team.reserve(2 * length);
  const own = team.doubles(pointer, length);
  if (values === undefined) own.fill(0);
  else own.set(values);
  return { pointer, values: own };
}
