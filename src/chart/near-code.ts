/** A neighbour of a tag as a word of the inline data: index, hundredths of the cosine, and a letter. Also read in the browser. */

export interface Near {
  readonly tag: number;
  /** With two decimals. */
  readonly cosine: number;
  readonly bond: "video" | "spelling" | null;
}

const LETTERS = { video: "v", spelling: "s" } as const;

/** 12, 0.83, "video" → "12:83v". */
export function nearCode({ tag, cosine, bond }: Near): string {
  return `${tag}:${Math.round(cosine * 100)}${bond === null ? "" : LETTERS[bond]}`;
}

export function readNear(code: string): Near {
  const [, tag = 0, cosine = 0, letter] = /^(\d+):(-?\d+)([vs]?)$/.exec(code) ?? [];
  const bond = letter === "v" ? "video" : letter === "s" ? "spelling" : null;
  return { tag: Number(tag), cosine: Number(cosine) / 100, bond };
}
