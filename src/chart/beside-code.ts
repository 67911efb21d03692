/** Which tags stand together, as a text of the inline data: each pair once, at its first tag. Also read in the browser. */

interface Pair {
  readonly tags: readonly [number, number];
  readonly videos: number;
}

/** A tag that stands beside another, and on how many videos. */
export interface Companion {
  readonly tag: number;
  readonly videos: number;
}

/**
 * Tags are parted by commas, those beside one by blanks: how far it is to the next, and on how many videos
 * where those are more than the least.
 *
 * @param pairs in the order of their tags, the lower first
 * @param from the least number of videos
 */
export function besideCode(pairs: readonly Pair[], from: number): string {
  const lists: string[][] = [];
  let [last, at] = [-1, -1];
  for (const {
    tags: [a, b],
    videos,
  } of pairs) {
    if (a !== last) [last, at] = [a, a];
    while (lists.length <= a) lists.push([]);
    lists[a]?.push(videos === from ? `${b - at}` : `${b - at}:${videos}`);
    at = b;
  }
  return lists.map((list) => list.join(" ")).join(",");
}

/** @returns for each of n tags those beside it, the most often first */
export function readBeside(code: string, from: number, n: number): Companion[][] {
  const beside = Array.from({ length: n }, (): Companion[] => []);
  for (const [a, list] of code.split(",").entries()) {
    let b = a;
    for (const word of list.split(" ").filter(Boolean)) {
      const [step = 0, videos = from] = word.split(":").map(Number);
      b += step;
      beside[a]?.push({ tag: b, videos });
      beside[b]?.push({ tag: a, videos });
    }
  }
  return beside.map((own) => own.toSorted((a, b) => b.videos - a.videos || a.tag - b.tag));
}
