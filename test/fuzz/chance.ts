/** What a fuzzed case is made of: every choice comes from its seed, so that it can be made again. */
import { seededRandom } from "../../src/kernels/random.ts";

export class Chance {
  readonly #random;

  /** @param seed and number of a case: near ones have nothing in common */
  constructor(seed: number, number: number) {
    this.#random = seededRandom(
      (Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca77)) >>> 0,
    );
  }

  /** From 0 to `below` less one. */
  below(below: number): number {
    return Math.floor(this.#random() * below);
  }

  is(share: number): boolean {
    return this.#random() < share;
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error("nothing to pick from");
    return value;
  }

  /** So many picks, from `least` to `most`. */
  some<T>(least: number, most: number, values: readonly T[]): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, () => this.pick(values));
  }
}
