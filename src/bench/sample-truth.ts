/** The truth of the sample's fields, by its generator: further videos, and the topic of each tag. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { furtherVideos, TEXTS } from "../../data/truth.ts";
import { cleanTags, writingOf } from "../clean/clean.ts";
import type { Config } from "../config/types.ts";
import { countStudy } from "../prepare/count-study.ts";
import { readStudy } from "../read/study.ts";
import type { Truth } from "./meaning-measures.ts";

/** As many as tell the common pairs, and a few times what any participant has. */
const VIDEOS = 6000;

/** @param folder where a study of the further videos may be written */
export async function sampleTruth(config: Config, folder: string): Promise<Map<string, Truth>> {
  const dataDir = join(folder, "further");
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, config.files.replace("{participant}", "1")), furtherVideos(VIDEOS));
  const further = { ...config, dataDir };
  const [fields = []] = countStudy(await readStudy(further), further);
  return new Map(
    fields.map(({ config: { name }, tags, videos }) => [
      name,
      {
        videos: videos.map((own) => [...new Set(own)].map((at) => tags[at]?.tag ?? "")),
        sectionOf: sectionsOf(name),
      },
    ]),
  );
}

/** A tag of several topics is of none. */
function sectionsOf(field: string): Map<string, string> {
  const topics = new Map<string, Set<string>>();
  for (const [text, topic] of TEXTS[field] ?? [])
    for (const tag of cleanTags([text], writingOf(field)))
      topics.set(tag, (topics.get(tag) ?? new Set()).add(topic));
  return new Map(
    [...topics].flatMap(([tag, own]) => (own.size === 1 ? [[tag, [...own].join("")]] : [])),
  );
}
