/** What pages say of figures that are estimates, since their field is large: see analyse/large.ts. */
import { LARGE } from "../analyse/large.ts";
import { integer } from "../format.ts";
import type { StudyReport } from "../report/report.ts";

const { judged, candidates, resamples, starts, videos } = LARGE;

const HOW = [
  `silhouettes and neighbours kept are the means of ${integer(judged)} of its tags, drawn by a seed, and the normaliser of the KL divergence is estimated by these`,
  `stability and pairs kept rest on ${resamples} resamples of at most ${integer(videos)} videos`,
  `k-means has ${starts} starts`,
  `a name is looked for among ${candidates} tags of its cluster, the heaviest and most telling`,
].join("; ");

/** Beside the figures of a field of so many tags; null where they are exact. */
export function estimatedWords(tags: number): string | null {
  return tags < LARGE.from
    ? null
    : `With ${integer(tags)} tags some figures are estimates: ${HOW}.`;
}

/** On the method page; null where no field of a participant, and none of all together, is large. */
export function estimatedSentence({ participants, cohort }: StudyReport): string | null {
  const own = participants.flatMap(({ fields }) => fields.map(({ tags, apart }) => tags - apart));
  const most = Math.max(0, ...own, ...cohort.map(({ tags }) => tags.length));
  return most < LARGE.from
    ? null
    : `In a field of ${integer(LARGE.from)} tags or more some figures are estimates: ${HOW}.`;
}
