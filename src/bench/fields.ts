/** `npm run bench -- --only fields`: what the analysis of a made-up field costs, by its number of tags. */
import { analyse, type AnalysisTask } from "../analyse/analyse.ts";
import { askedOf } from "../analyse/questions.ts";
import { DIMENSIONS } from "../embed/weights.ts";
import { FIELD, STUDY } from "../config/settings-table.ts";
import type { Row as Setting } from "../config/settings-row.ts";
import type { Config, FieldConfig } from "../config/types.ts";
import { makeMatrix, rowsIn, type RowSource } from "../kernels/matrix.ts";
import { gaussian, seededRandom } from "../kernels/random.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import { asWritten } from "../prepare/reading/reading.ts";

interface FieldCost {
  readonly tags: number;
  readonly part: string;
  /** Of the processor, all threads together. */
  readonly seconds: number;
  /** The most that the process has held so far. */
  readonly megabytes: number;
}

const TOPICS = 40;
const TAGS_A_VIDEO = 8;

/** @param sizes tags of each field; a second run of the first is timed, since code is compiled in the first */
export async function benchFields(sizes: readonly number[]): Promise<FieldCost[]> {
  const costs: FieldCost[] = [];
  await analyse(taskOf(sizes[0] ?? 0));
  for (const tags of sizes) {
    const { questions, ...task } = taskOf(tags);
    for (const part of ["clusters", "layout"] as const) {
      const before = process.cpuUsage();
      await analyse({ ...task, questions: { [part]: questions[part] } });
      const { user, system } = process.cpuUsage(before);
      const megabytes = process.resourceUsage().maxRSS / 1024;
      costs.push({ tags, part, seconds: (user + system) / 1e6, megabytes });
    }
  }
  return costs;
}

export function fieldsTable(costs: readonly FieldCost[]): string {
  const lines = costs.map(
    ({ tags, part, seconds, megabytes }) =>
      `| ${tags} | ${part} | ${seconds.toFixed(2)} | ${megabytes.toFixed(0)} |\n`,
  );
  return `| tags | part | CPU, s | MB so far |\n| --- | --- | --- | --- |\n${lines.join("")}`;
}

/** Topics whose tags are somewhat alike and mostly stand on videos of their own, the first tags oftenest. */
function taskOf(n: number): AnalysisTask {
  const random = seededRandom(n);
  const draw = (topic: number): number =>
    topic + TOPICS * Math.floor((n / TOPICS - 1) * random() * random());
  const videos = Array.from({ length: Math.ceil(n / 3) }, (_, v) => {
    const others = Array.from({ length: TAGS_A_VIDEO - 3 }, (__, i) =>
      draw(i === 0 ? Math.floor(TOPICS * random()) : v % TOPICS),
    );
    const own = [3 * v, 3 * v + 1, 3 * v + 2].filter((tag) => tag < n);
    return [...new Set([...others, ...own])].toSorted((a, b) => a - b);
  });
  const tags = Array.from({ length: n }, (_, i) => ({ tag: `tag${i}`, count: 1, videos: 1 }));
  for (const tag of videos.flat()) tags[tag]!.count += 1;
  const settings = Object.entries<Setting>({ ...STUDY, ...FIELD });
  const defaults = Object.fromEntries(settings.map(([key, row]) => [key, row.default]));
  // What the method of every study says: context and weights have no default of their own.
  const config = { ...defaults, context: 2, weights: "root" } as unknown as Config & FieldConfig;
  const readings = tags.map(({ tag }) => asWritten(tag));
  const field = { tags, config, videos, reach: [], readings };
  const { questions } = askedOf(field as unknown as FieldWords, config, 1);
  const read = tags.map(() => true);
  return { vectors: topicVectors(n, random), read, threads: 1, best: null, questions };
}

function topicVectors(n: number, random: () => number): RowSource {
  const middles = Float32Array.from({ length: TOPICS * DIMENSIONS }, () => gaussian(random));
  const out = makeMatrix(n, DIMENSIONS);
  for (let i = 0; i < n; i++) {
    const row = out.data.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS);
    let squares = 0;
    for (const at of row.keys()) {
      row[at] = (middles[(i % TOPICS) * DIMENSIONS + at] ?? 0) + 2 * gaussian(random);
      squares += row[at] * row[at];
    }
    for (const at of row.keys()) row[at] = (row[at] ?? 0) / Math.sqrt(squares);
  }
  return rowsIn(out);
}
