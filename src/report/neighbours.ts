/** The nearest tags of each tag, how near they are, and what their likeness rests on. */
import type { FieldResult } from "../analyse/plan.ts";
import { contextsOf } from "../analyse/gathered.ts";

/**
 * What speaks for two tags beside the encoder: that they stand on a video together; or only that they
 * are spelt alike, where no video and no common company does.
 */
export const BONDS = ["video", "spelling"] as const;
type Bond = (typeof BONDS)[number] | null;

export interface Neighbour {
  /** Index into the field's tags. */
  readonly tag: number;
  /** Cosine of both vectors, −1 to 1. */
  readonly cosine: number;
  readonly bond: Bond;
}

/** @returns for every tag of the field the nearest first; none without a map */
export function neighboursOf({
  tags,
  readings,
  videos,
  mapped,
  reach,
  analysis: { layout },
}: FieldResult): Neighbour[][] {
  const nearest: Neighbour[][] = tags.map(() => []);
  if (layout === null) return nearest;
  const company = new Company(contextsOf({ videos, reach }), tags.length);
  const lettersOf = readings.map(({ words }) => trigrams(words));
  for (const [row, own] of layout.nearest.entries()) {
    const tag = mapped[row] ?? 0;
    nearest[tag] = own.map((other, at): Neighbour => {
      const index = mapped[other] ?? 0;
      const cosine = layout.cosines[row]?.[at] ?? 0;
      const bond = company.together(tag, index)
        ? "video"
        : alike(lettersOf[tag] ?? new Set(), lettersOf[index] ?? new Set()) &&
            !shareWord(readings[tag]?.words ?? "", readings[index]?.words ?? "") &&
            !company.inCommon(tag, index)
          ? "spelling"
          : null;
      return { tag: index, cosine, bond };
    });
  }
  return nearest;
}

/** What stands together, asked tag by tag: the pairs of a video of very many tags are never all written down. */
class Company {
  readonly #contexts: readonly (readonly number[])[];
  /** For each tag its videos. */
  readonly #videos: readonly (readonly number[])[];

  constructor(contexts: readonly (readonly number[])[], n: number) {
    const videos = Array.from({ length: n }, (): number[] => []);
    for (const [video, tags] of contexts.entries())
      for (const tag of tags) videos[tag]?.push(video);
    this.#contexts = contexts;
    this.#videos = videos;
  }

  /** Whether two tags stand on one video. */
  together(a: number, b: number): boolean {
    return meet(this.#videos[a] ?? [], new Set(this.#videos[b]));
  }

  /** Whether some other tag stands with both. */
  inCommon(a: number, b: number): boolean {
    return meet(this.#of(a), new Set(this.#of(b)));
  }

  #of(tag: number): number[] {
    const tags = (this.#videos[tag] ?? []).flatMap((video) => this.#contexts[video] ?? []);
    return tags.filter((other) => other !== tag);
  }
}

function meet(some: readonly number[], others: ReadonlySet<number>): boolean {
  return some.some((own) => others.has(own));
}

/** A word in another form is the same word: "millennial", "millennials". */
const STEM = 5;

/** Whether the likeness of two texts is one of words, and not of letters alone. */
function shareWord(a: string, b: string): boolean {
  const others = b.split(" ");
  return a
    .split(" ")
    .some((word) =>
      others.some(
        (other) =>
          word === other ||
          (Math.min(word.length, other.length) >= STEM &&
            (word.startsWith(other) || other.startsWith(word))),
      ),
    );
}

/** Of two texts with this share of trigrams in common (Dice) the letters are alike. */
const SPELT_ALIKE = 0.5;

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = [...a].filter((three) => b.has(three)).length;
  return 2 * common >= SPELT_ALIKE * (a.size + b.size);
}

function trigrams(text: string): Set<string> {
  const letters = Array.from(` ${text} `);
  return new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join("")));
}
