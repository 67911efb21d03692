/** Seeded random numbers: the only ones that decide an output. */

import { sha256 } from "../sha256.ts";

/** Uniform in [0, 1) at every call. */
export type Random = () => number;

/**
 * sfc32 by Chris Doty-Humphrey (PractRand), 32 bits a draw: integer arithmetic alone, so the
 * same numbers on every machine.
 *
 * @param seed an integer from 0 to 2^32 − 1
 */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed >>> 0;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  // The first draws of near seeds are alike.
  for (let i = 0; i < 15; i++) next();
  return next;
}

/**
 * Standard normal numbers by the polar method (Marsaglia and Bray, 1964). It needs a square root
 * and a logarithm only: sine and cosine differ between releases of Node.
 */
export function gaussian(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1;
    const v = 2 * random() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** A direction of unit length that a text decides and that means nothing: near to no other, in a space of many columns. */
export function directionOf(text: string, cols: number): Float32Array {
  const random = seededRandom(Number.parseInt(sha256(text).slice(0, 8), 16));
  const direction = Float64Array.from({ length: cols }, () => gaussian(random));
  const length = Math.sqrt(direction.reduce((sum, v) => sum + v * v, 0));
  return Float32Array.from(direction, (v) => v / length);
}
