// The study's only source of chance: sfc32 and the few draws that the generator needs. Integer
// steps and one division only, so that every machine and every Node draws the same numbers.

/** Uniform in [0, 1). */
export type Random = () => number;

/** sfc32 by Chris Doty-Humphrey (PractRand), 32 bits a draw. */
export function seededRandom(seed: number): Random {
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88 | 0;
  let counter = 1;
  const random = (): number => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    c |= 0;
    return (result >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) random(); // lets a small seed reach all of the state
  return random;
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** An integer from `low` to `high`, both included. */
export function integer(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return at(items, Math.floor(random() * items.length));
}

/**
 * Prefers the first items: a power of a uniform draw gives a few favourites and a long tail. With
 * power 2 half of all draws fall on the first quarter of the list, with 4 on the first sixteenth.
 */
export function pickSkewed<T>(random: Random, items: readonly T[], power: 2 | 3 | 4 = 2): T {
  const u = random();
  let skewed = u;
  for (let i = 1; i < power; i++) skewed *= u;
  return at(items, Math.floor(skewed * items.length));
}

/** An index, drawn in proportion to its weight; at least one weight must be above 0. */
export function weightedIndex(random: Random, weights: readonly number[]): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let left = random() * total;
  let last = -1;
  for (const [index, weight] of weights.entries()) {
    if (weight <= 0) continue;
    last = index;
    left -= weight;
    if (left < 0) return index;
  }
  if (last < 0) throw new Error("no weight above 0");
  return last;
}

export function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index} in a list of ${items.length}`);
  return item;
}
