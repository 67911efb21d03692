/** How clusters look apart: colour, shape, filling and number, never colour alone. */

/** Colours of the style sheet, `.c1` to `.c12`; after the twelfth they come again. */
export const COLOURS = 12;

/** Paths about the origin, of about equal area at radius 1. */
const SHAPES = [
  "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
  "M-.89-.89H.89V.89H-.89Z",
  "M0-1.2L1.15.8H-1.15Z",
  "M0-1.3L1.15 0 0 1.3-1.15 0Z",
  "M0 1.2L1.15-.8H-1.15Z",
  "M-.42-1.2H.42V-.42H1.2V.42H.42V1.2H-.42V.42H-1.2V-.42H-.42Z",
] as const;

export interface ClusterLook {
  /** Class that sets the colours, e.g. "c3". */
  readonly colour: string;
  /** Index of the shape: its symbol's id is `s0` to `s5`. */
  readonly shape: number;
  readonly path: string;
  /** Drawn as an outline: every second round of shapes, and beyond 72 clusters every other one. */
  readonly hollow: boolean;
}

/** Class of clusters whose name does not cover them: grey. */
const MIXED = "cm";

/** Whether an element bears the look of a mixed cluster. */
export function looksMixed(classes: DOMTokenList): boolean {
  return classes.contains(MIXED);
}

/**
 * @param id 1-based; no two of the first 144 look alike
 * @param mixed whether no few tags tell what it holds: it is grey, and has its shape and number
 */
export function clusterLook(id: number, mixed = false): ClusterLook {
  // Where the colours come again, shapes go on by one, so that the pair does not.
  const shape = (id - 1 + Math.floor((id - 1) / COLOURS)) % SHAPES.length;
  const rounds = Math.floor((id - 1) / SHAPES.length);
  // Once every colour had every shape, filled turns hollow and hollow filled.
  const turns = Math.floor((id - 1) / (COLOURS * SHAPES.length));
  return {
    colour: mixed ? MIXED : `c${((id - 1) % COLOURS) + 1}`,
    shape,
    path: SHAPES[shape] ?? SHAPES[0],
    hollow: (rounds + turns) % 2 === 1,
  };
}

export const shapePaths: readonly string[] = SHAPES;
