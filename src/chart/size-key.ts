/** The sizes of marks that a map explains. */
import { integer } from "../format.ts";
import { sum } from "../numbers.ts";
import { markRadius, radiusUnit } from "./fit.ts";

export interface SizeKey {
  readonly width: number;
  readonly height: number;
  readonly circles: readonly {
    readonly count: number;
    readonly x: number;
    readonly radius: number;
  }[];
  /** "1, 10 and 100 occurrences". */
  readonly words: string;
  /** What is counted, in the number of the last. */
  readonly unitWord: string;
}

const GAP = 12;

/** @param counts of the marks of a map: one occurrence, a middle number and the largest round one */
export function sizeKey(counts: readonly number[]): SizeKey {
  const most = Math.max(1, ...counts);
  const unit = radiusUnit(counts);
  const largest = roundBelow(most);
  const shown = [...new Set([1, roundBelow(Math.sqrt(largest)), largest])];
  const radii = shown.map((count) => markRadius(count, unit));
  const circles = radii.map((radius, i) => ({
    count: shown[i] ?? 0,
    x: tenth(sum(radii.slice(0, i).map((r) => 2 * r + GAP)) + radius + 1),
    radius: tenth(radius),
  }));
  const words = shown.map(integer);
  const last = words.pop() ?? "";
  const unitWord = last === "1" ? "occurrence" : "occurrences";
  return {
    width: Math.ceil((circles.at(-1)?.x ?? 0) + (radii.at(-1) ?? 0) + 1),
    height: Math.ceil(2 * (radii.at(-1) ?? 0) + 2),
    circles,
    words: `${words.length === 0 ? "" : `${words.join(", ")} and `}${last} ${unitWord}`,
    unitWord,
  };
}

/** The largest of 1, 2, 5, 10, 20, 50 … that is no more. */
function roundBelow(value: number): number {
  let best = 1;
  for (let ten = 1; ten <= value; ten *= 10)
    for (const times of [1, 2, 5]) if (ten * times <= value) best = ten * times;
  return best;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
