// What is true of the sample, since it is made up: each tag's topic, and videos that nobody has met.
import { csv } from "./csv.ts";
import { seededRandom } from "./random.ts";
import { TOPICS } from "./topics.ts";
import { makeVideos } from "./videos.ts";
import { PLACES } from "./vocabulary/common.ts";
import type { Topic } from "./vocabulary/topic.ts";

/** Of another seed than the sample's, so that no participant has one of these videos. */
const FURTHER_SEED = 2024;

/** By field: every text of the vocabulary, as written, and its topic; a text of several topics as often. */
export const TEXTS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  hashtags: TOPICS.flatMap((topic) => withTopic(topic, hashtagsOf(topic))),
  suggested_words: TOPICS.flatMap((topic) => withTopic(topic, searchesOf(topic))),
};

/** A CSV as those of the sample, of other videos by the same generator. */
export function furtherVideos(count: number): string {
  return csv(makeVideos(seededRandom(FURTHER_SEED), TOPICS, count).map(({ row }) => row));
}

function withTopic({ name }: Topic, texts: readonly string[]): [string, string][] {
  return texts.map((text) => [text, name]);
}

function hashtagsOf({ core, tail, unusual, stories, stems, endings, local }: Topic): string[] {
  const places = PLACES.map((place) => place.replaceAll(" ", ""));
  return [
    ...core,
    ...tail,
    ...unusual,
    ...stories.flatMap(({ tags }) => tags),
    ...stems.flatMap((stem) => endings.map((ending) => stem + ending)),
    ...places.flatMap((place) => local.map((ending) => place + ending)),
  ];
}

function searchesOf({ searches, stories, subjects, aspects }: Topic): string[] {
  const patterns = [
    ...searches,
    ...stories.flatMap((story) => story.searches),
    ...aspects.flatMap((aspect) => subjects.map((subject) => aspect.replaceAll("{s}", subject))),
  ];
  return patterns.flatMap((pattern) =>
    pattern.includes("{p}")
      ? PLACES.map((place) => pattern.replaceAll("{p}", place.toLowerCase()))
      : [pattern],
  );
}
