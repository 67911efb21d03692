/** Boxes on a plane, and the question whether a new one would overlap any. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** More cells than any plane has above one another, at its deepest zoom. */
const ROWS = 1 << 16;

/** Boxes in the cells of a grid: a question looks at the cells of its own box only. */
export class BoxIndex {
  readonly #cell: number;
  readonly #cells = new Map<number, Box[]>();

  /** @param cell about the size of a box */
  constructor(cell: number) {
    this.#cell = cell;
  }

  isFree(box: Box): boolean {
    for (const key of this.#keys(box))
      if (this.#cells.get(key)?.some((other) => overlap(box, other)) === true) return false;
    return true;
  }

  add(box: Box): void {
    for (const key of this.#keys(box)) {
      const known = this.#cells.get(key);
      if (known === undefined) this.#cells.set(key, [box]);
      else known.push(box);
    }
  }

  #keys({ left, top, right, bottom }: Box): number[] {
    const at = (v: number): number => Math.floor(v / this.#cell);
    const keys: number[] = [];
    for (let x = at(left); x <= at(right); x++)
      for (let y = at(top); y <= at(bottom); y++) keys.push(x * ROWS + y);
    return keys;
  }
}
