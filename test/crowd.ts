/** Studies of many participants, made as the sample is: each likes a few of its topics. */
import { filesOf, type Profile } from "../data/generate.ts";
import { TOPICS } from "../data/topics.ts";

/** The same for the same n; from `videos` to four times as many each. */
export function crowd(n: number, videos: number): Record<string, string> {
  const topics = TOPICS.map(({ name }) => name);
  const profiles = Array.from({ length: n }, (_, i): Profile => {
    const liked = [i, i * 7 + 3, i * 11 + 5].map((at) => topics[at % topics.length] ?? "");
    return {
      participant: String(100_000 + 37 * i),
      videos: videos + ((i * 53) % 17) * Math.floor((3 * videos) / 16),
      interests: Object.fromEntries(liked.map((topic, at) => [topic, 30 - 9 * at])),
    };
  });
  return Object.fromEntries(filesOf(profiles));
}
