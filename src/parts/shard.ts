/** Which participants a shard is of. */
import { type Fault, quote } from "../error.ts";
import { sha256 } from "../sha256.ts";

/** The i-th of n, from 1. */
export interface Shard {
  readonly i: number;
  readonly n: number;
}

export const MOST_SHARDS = 10_000;

/** @returns a fault where the text is no `i/n` */
export function parseShard(text: string): Shard | Fault {
  const [, i = 0, n = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  if (i >= 1 && i <= n && n <= MOST_SHARDS) return { i, n };
  const what = `no shard: ${quote(text)}`;
  return { file: "--shard", what, todo: "write --shard 3/8, the third of eight" };
}

/** By the id alone, so that a participant who comes or goes moves nobody. */
export function isInShard(id: string, { i, n }: Shard): boolean {
  return Number.parseInt(sha256(id).slice(0, 12), 16) % n === i - 1;
}

/**
 * Whose rows are counted for a shard: its own participants'. Vectors that came with the study are held
 * against the tags of all.
 */
export function wantedBy(shard: Shard | null, vectors: object | null): (id: string) => boolean {
  return (id) => shard === null || vectors !== null || isInShard(id, shard);
}
