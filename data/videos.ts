// Makes one synthetic video: its time, author, figures, caption, hashtags and suggested words.
import { pythonBoolean, pythonFloat, pythonList, type Row } from "./csv.ts";
import { storyHeat, timestamp, topicHeat, WEEKS } from "./calendar.ts";
import { at, chance, integer, pick, pickSkewed, weightedIndex, type Random } from "./random.ts";
import { hashtagsOf, suggestedWordsOf } from "./tagging.ts";
import { PLACES } from "./vocabulary/common.ts";
import type { Story, Topic } from "./vocabulary/topic.ts";

export type Video = {
  topic: Topic;
  /** Seconds since the study's first Monday. */
  seconds: number;
  /** How many suggested words it has. */
  suggested: number;
  row: Row;
};

/** All videos that any participant can meet, from the oldest to the newest. */
export function makeVideos(random: Random, topics: readonly Topic[], count: number): Video[] {
  const heats: number[] = []; // topics × weeks, row-major
  for (const topic of topics) {
    for (let week = 0; week < WEEKS; week++) heats.push(topicHeat(topic, week));
  }
  const slots: { topic: Topic; week: number; seconds: number }[] = [];
  for (let i = 0; i < count; i++) {
    const slot = weightedIndex(random, heats);
    const week = slot % WEEKS;
    const topic = at(topics, (slot - week) / WEEKS);
    slots.push({ topic, week, seconds: week * 604_800 + secondOfWeek(random) });
  }
  slots.sort((a, b) => a.seconds - b.seconds);
  return slots.map(({ topic, week, seconds }) => {
    const story = maybeStory(random, topic, week);
    return makeVideo(random, { topics, topic, story, seconds });
  });
}

type Setting = { topics: readonly Topic[]; topic: Topic; story: Story | null; seconds: number };

function makeVideo(random: Random, { topics, topic, story, seconds }: Setting): Video {
  const hashtags = hashtagsOf(random, { topics, topic, story });
  const suggested = suggestedWordsOf(random, { topics, topic, story });
  const author = authorOf(random, topic);
  const plays = roundedCount(integer(random, 10, 99) * pick(random, [200, 1_000, 8_000, 90_000]));
  const share = (low: number, high: number): string =>
    pythonFloat(roundedCount(Math.floor((plays * integer(random, low, high)) / 10_000)));
  const row: Row = {
    video_id: videoId(random, seconds),
    video_timestamp: timestamp(seconds),
    video_duration: pythonFloat(integer(random, 1, 3) * integer(random, 7, 98)),
    video_locationcreated: chance(random, 0.96) ? "US" : pick(random, ["GB", "CA", "AU"]),
    suggested_words: pythonList(suggested.map((words, i) => (i === 0 ? words : ` ${words}`))),
    video_diggcount: share(150, 1_600),
    video_sharecount: share(2, 220),
    video_commentcount: share(5, 140),
    video_playcount: pythonFloat(plays),
    video_description: describe(random, { caption: caption(random, topic, story), hashtags }),
    video_is_ad: pythonBoolean(chance(random, 0.006)),
    author_username: author.username,
    author_name: author.name,
    author_verified: pythonBoolean(author.verified),
    // TikTok lists most hashtags in lower case, whatever the description says
    hashtags: pythonList(
      chance(random, 0.85) ? hashtags.map((tag) => tag.toLowerCase()) : hashtags,
    ),
  };
  return { topic, seconds, suggested: suggested.length, row };
}

/** More in the evening than at night, as on TikTok. */
function secondOfWeek(random: Random): number {
  const hour = Math.max(integer(random, 0, 23), integer(random, 0, 23));
  return integer(random, 0, 6) * 86_400 + hour * 3_600 + integer(random, 0, 3_599);
}

function maybeStory(random: Random, topic: Topic, week: number): Story | null {
  const heats = topic.stories.map((story) => storyHeat(story, week));
  const chosen = weightedIndex(random, [4, ...heats]); // 4: the topic's everyday videos
  return chosen === 0 ? null : at(topic.stories, chosen - 1);
}

/**
 * 19 digits that grow with time, as on TikTok. Real ids hold the posting second in their upper 32
 * bits; these all decode to one hour of August 2021, which tells them apart from real ones.
 */
function videoId(random: Random, seconds: number): string {
  const serial = integer(random, 0, 999_999);
  return `70000${String(seconds).padStart(8, "0")}${String(serial).padStart(6, "0")}`;
}

type Author = { username: string; name: string; verified: boolean };

function authorOf(random: Random, topic: Topic): Author {
  const number = 1 + Math.floor(random() * random() * 24);
  const digits = String(number).padStart(2, "0");
  if (chance(random, 0.6)) {
    const mark = number % 5 === 2 ? " 📰" : number % 7 === 4 ? " | Sample" : "";
    return {
      username: `synthetic_${topic.desk}_${digits}`,
      name: `Synthetic ${topic.desk} ${digits}${mark}`,
      verified: number % 3 === 0,
    };
  }
  const name = number % 11 === 9 ? "" : `Sample Creator ${digits} (${topic.name})`;
  return { username: `sample_creator_${topic.name}_${digits}`, name, verified: false };
}

/** TikTok shows 3877, 86400 and 12600000: the larger, the coarser. */
function roundedCount(count: number): number {
  const step = count < 10_000 ? 1 : count < 1_000_000 ? 100 : 100_000;
  return Math.floor(count / step) * step;
}

function caption(random: Random, topic: Topic, story: Story | null): string {
  const from = story !== null && chance(random, 0.6) ? story.captions : topic.captions;
  return pick(random, from)
    .replaceAll("{s}", () => pickSkewed(random, topic.subjects))
    .replaceAll("{p}", () => pickSkewed(random, PLACES));
}

/** The caption, then the hashtags; some videos have only one of them, or a line break between. */
function describe(
  random: Random,
  { caption, hashtags }: { caption: string; hashtags: readonly string[] },
): string {
  const tags = hashtags.map((tag) => `#${tag}`).join(chance(random, 0.1) ? "  " : " ");
  if (tags === "") return caption;
  const end = chance(random, 0.35) ? " " : "";
  if (chance(random, 0.15)) return tags + end;
  const gap = chance(random, 0.03) ? "\n" : chance(random, 0.2) ? "  " : " ";
  return caption + gap + tags + end;
}
