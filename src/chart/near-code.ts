/** The nearest in meaning of each tag, as three short texts of the inline data. Also read in the browser. */
import { digits, DIGITS, numberOf, widthFor } from "./digits.ts";

export interface Near {
  readonly tag: number;
  /** With two decimals. */
  readonly cosine: number;
  readonly bond: "video" | "spelling" | null;
}

/** Of one kind each, since these compress far better apart: a third less of a page than pair by pair. */
export interface NearCode {
  /** Indices, each in as many digits to the base of 63 as the greatest needs. */
  readonly nearTags: string;
  /** In hundredths: what the first is below 1, then each below the one before. */
  readonly nearCosines: string;
  /** A letter a neighbour; tags are parted by commas. */
  readonly nearBonds: string;
}

/** Stands for as much, and goes on. */
const MOST = DIGITS.length - 1;
const LETTERS = { video: "v", spelling: "s", none: "o" } as const;

/** @param lists for each tag those nearest to it, by falling cosine */
export function nearCode(lists: readonly (readonly Near[])[]): NearCode {
  const width = widthFor(lists.length);
  return {
    nearTags: lists.flatMap((list) => list.map(({ tag }) => digits(tag, width))).join(""),
    nearCosines: lists
      .flatMap((list) =>
        list.map(({ cosine }, i) =>
          number(hundredths(list[i - 1]?.cosine ?? 1) - hundredths(cosine)),
        ),
      )
      .join(""),
    nearBonds: lists
      .map((list) => list.map(({ bond }) => LETTERS[bond ?? "none"]).join(""))
      .join(","),
  };
}

export function readNear({ nearTags, nearCosines, nearBonds }: NearCode): Near[][] {
  const lists = nearBonds.split(",");
  const width = widthFor(lists.length);
  let [tag, at] = [0, 0];
  return lists.map((letters) => {
    let hundredth = 100;
    return [...letters].map((letter): Near => {
      const index = numberOf(nearTags.slice(tag, (tag += width)));
      let digit = MOST;
      while (digit === MOST) {
        digit = DIGITS.indexOf(nearCosines[at++] ?? "0");
        hundredth -= digit;
      }
      const bond =
        letter === LETTERS.video ? "video" : letter === LETTERS.spelling ? "spelling" : null;
      return { tag: index, cosine: hundredth / 100, bond };
    });
  });
}

function number(value: number): string {
  return value < MOST ? (DIGITS[value] ?? "") : `${DIGITS[MOST]}${number(value - MOST)}`;
}

function hundredths(cosine: number): number {
  return Math.round(cosine * 100);
}
