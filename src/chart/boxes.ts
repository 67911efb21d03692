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
const NOTHING: readonly Box[] = [];

/** Boxes in the cells of a grid: a question looks at the cells of its own box only. */
export class BoxIndex {
  readonly #cell: number;
  readonly #cells = new Map<number, Box[]>();

  /** @param cell about the size of a box */
  constructor(cell: number) {
    this.#cell = cell;
  }

  isFree(box: Box): boolean {
    const { left, top, right, bottom } = this.#cellsOf(box);
    for (let x = left; x <= right; x++)
      for (let y = top; y <= bottom; y++)
        for (const other of this.#cells.get(x * ROWS + y) ?? NOTHING)
          if (overlap(box, other)) return false;
    return true;
  }

  add(box: Box): void {
    const { left, top, right, bottom } = this.#cellsOf(box);
    for (let x = left; x <= right; x++)
      for (let y = top; y <= bottom; y++) {
        const known = this.#cells.get(x * ROWS + y);
        if (known === undefined) this.#cells.set(x * ROWS + y, [box]);
        else known.push(box);
      }
  }

  /** The cells that it touches, from the first to the last of both directions. */
  #cellsOf({ left, top, right, bottom }: Box): Box {
    const cell = this.#cell;
    return {
      left: Math.floor(left / cell),
      top: Math.floor(top / cell),
      right: Math.floor(right / cell),
      bottom: Math.floor(bottom / cell),
    };
  }
}
