// Draws the hashtags and the suggested words of one synthetic video from its topic and story.
import { chance, integer, pick, pickSkewed, type Random } from "./random.ts";
import { GENERIC_SEARCHES, GENERIC_TAGS, PLACES } from "./vocabulary/common.ts";
import type { Story, Topic } from "./vocabulary/topic.ts";

type About = { topics: readonly Topic[]; topic: Topic; story: Story | null };

/** The hashtags in the order of the description, in the vocabulary's own case. */
export function hashtagsOf(random: Random, about: About): string[] {
  const tags = distinct(hashtagCount(random), () => hashtag(random, about));
  if (tags.length > 4 && chance(random, 0.05)) {
    const repeats = integer(random, 1, 3); // some authors paste the same block twice
    for (let i = 0; i < repeats; i++) tags.push(pick(random, tags));
  }
  return tags;
}

/** The suggested words of a video: none for a third of them, ten for most others. */
export function suggestedWordsOf(random: Random, about: About): string[] {
  if (chance(random, 0.33)) return [];
  const count = chance(random, 0.55) ? 10 : integer(random, 1, 9);
  // One or two subjects a video: real lists circle around what the video is about
  const subjects = [
    pickSkewed(random, about.topic.subjects),
    pickSkewed(random, about.topic.subjects),
  ];
  return distinct(count, () => {
    const words = suggestedWords(random, about, subjects);
    return chance(random, 0.2) ? titleCase(words) : words;
  });
}

function hashtagCount(random: Random): number {
  if (chance(random, 0.08)) return 0;
  if (chance(random, 0.015)) return integer(random, 24, 40);
  return chance(random, 0.2) ? integer(random, 8, 18) : integer(random, 2, 8);
}

function hashtag(random: Random, { topics, topic, story }: About): string {
  const u = random();
  // Shares tuned so that 900 videos give about 1,100 distinct tags, half of them seen once
  if (u < 0.22) return pickSkewed(random, GENERIC_TAGS, 4);
  if (u < 0.44 && story !== null) return pickSkewed(random, story.tags);
  if (u < 0.69) return pickSkewed(random, topic.core, 4);
  if (u < 0.87) return pickSkewed(random, topic.tail, 3);
  if (u < 0.887) return pick(random, topic.unusual);
  if (u < 0.905) return pickSkewed(random, topic.stems) + pickSkewed(random, topic.endings, 3);
  if (u < 0.928) return placeTag(random, topic);
  const near = nearTopic(random, topics, topic);
  return pickSkewed(random, chance(random, 0.95) ? near.core : near.tail, 4);
}

function nearTopic(random: Random, topics: readonly Topic[], topic: Topic): Topic {
  const near = pick(random, topic.near);
  const found = topics.find(({ name }) => name === near);
  if (found === undefined) throw new Error(`${topic.name} is near ${near}, which is no topic`);
  return found;
}

/** e.g. "ohioweather", "Texas", "newyork" */
function placeTag(random: Random, topic: Topic): string {
  const place = pickSkewed(random, PLACES).replaceAll(" ", "");
  return chance(random, 0.4) ? place : place.toLowerCase() + pickSkewed(random, topic.local);
}

function suggestedWords(random: Random, about: About, subjects: readonly string[]): string {
  const { topics, topic, story } = about;
  const u = random();
  if (u < 0.06) return pickSkewed(random, GENERIC_SEARCHES);
  if (u < 0.45 && story !== null) return pickSkewed(random, story.searches);
  if (u < 0.7) {
    const aspect = pickSkewed(random, topic.aspects, 3);
    return withPlace(random, aspect.replaceAll("{s}", pick(random, subjects)));
  }
  if (u < 0.97) return withPlace(random, pickSkewed(random, topic.searches, 3));
  const near = nearTopic(random, topics, topic);
  return withPlace(random, pickSkewed(random, near.searches, 4));
}

function withPlace(random: Random, words: string): string {
  return words.replaceAll("{p}", () => pickSkewed(random, PLACES, 4).toLowerCase());
}

/** Up to `count` texts that differ in more than case; fewer where the vocabulary runs dry. */
function distinct(count: number, draw: () => string): string[] {
  const seen = new Set<string>();
  const texts: string[] = [];
  for (let tries = 0; texts.length < count && tries < count * 6; tries++) {
    const text = draw();
    if (seen.has(text.toLowerCase())) continue;
    seen.add(text.toLowerCase());
    texts.push(text);
  }
  return texts;
}

/** "jury duty explained" → "Jury Duty Explained", as a part of TikTok's suggestions are written */
function titleCase(text: string): string {
  return text.replaceAll(/(^| )(\p{Ll})/gu, (_, gap: string, letter: string) => {
    return gap + letter.toUpperCase();
  });
}
