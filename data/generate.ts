/**
 * `npm run sample`: writes the sample study's CSVs. Every row is made up from data/vocabulary/ by a
 * seeded generator, so the same bytes come out on every machine.
 */
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { csv, type Row } from "./csv.ts";
import { chance, integer, seededRandom, weightedIndex, type Random } from "./random.ts";
import { TOPICS } from "./topics.ts";
import { makeVideos, type Video } from "./videos.ts";

const SEED = 3; // one of those where every kind of unusual tag occurs
const VIDEOS = 3_000; // that the participants share: some of them meet the same video

export type Profile = {
  participant: string;
  videos: number;
  /** Interest by topic against 1 for the topics not named. */
  interests: Record<string, number>;
  /** Videos that turn up a second time under another index, as in the real files. */
  repeats?: number;
  /** Only videos with at most so many suggested words. */
  mostSuggested?: number;
};

const PROFILES: Profile[] = [
  {
    participant: "10117", // follows politics
    videos: 540,
    interests: { politics: 14, world: 8, immigration: 7, economy: 4, law: 4, news: 5, history: 2 },
  },
  {
    participant: "20482", // sport and celebrity
    videos: 320,
    interests: { sport: 30, celebrity: 24, food: 5, tech: 2, news: 2 },
  },
  {
    participant: "31905", // true crime and science
    videos: 160,
    interests: { crime: 40, science: 30, law: 10, history: 5, animals: 5, tech: 3 },
    repeats: 2,
  },
  {
    participant: "47266", // a bit of nearly everything
    videos: 900,
    interests: {
      immigration: 0,
      law: 0,
      history: 0,
      travel: 0,
      animals: 0,
      food: 0,
      education: 0,
      health: 0.2,
    },
    repeats: 3,
  },
  {
    participant: "58830", // saw no news video: the header alone
    videos: 0,
    interests: {},
  },
  {
    participant: "69514", // six videos: too few suggested words for a map
    videos: 6,
    interests: { weather: 30, education: 30 },
    mostSuggested: 4,
  },
];

/** File name → content of every CSV of the sample study. */
export function sampleFiles(): Map<string, string> {
  return filesOf(PROFILES);
}

/** The same of others, who meet the same videos. */
export function filesOf(profiles: readonly Profile[]): Map<string, string> {
  const videos = makeVideos(seededRandom(SEED), TOPICS, VIDEOS);
  const files = new Map<string, string>();
  for (const profile of profiles) {
    // A generator each: a change of one profile leaves the other files as they are
    const random = seededRandom(SEED + Number(profile.participant));
    files.set(
      `news_relevant_videos_${profile.participant}.csv`,
      csv(rowsOf(random, profile, videos)),
    );
  }
  return files;
}

function rowsOf(random: Random, profile: Profile, videos: readonly Video[]): Row[] {
  const seen = inOrderOfViewing(random, chooseVideos(random, profile, videos));
  const rows: Row[] = [];
  let index = 0;
  for (const { row } of seen) {
    index += integer(random, 1, 68); // the gaps are the videos that were not news
    rows.push({ ...row, "": String(index) });
  }
  return rows;
}

/** Draws without replacement by interest, then repeats a few. */
function chooseVideos(random: Random, profile: Profile, videos: readonly Video[]): Video[] {
  const { interests, mostSuggested = Infinity, repeats = 0 } = profile;
  const weights = videos.map(({ topic, suggested }) =>
    suggested > mostSuggested ? 0 : (interests[topic.name] ?? 1),
  );
  const chosen: Video[] = [];
  while (chosen.length < profile.videos - repeats) {
    const index = weightedIndex(random, weights);
    weights[index] = 0;
    chosen.push(...videos.slice(index, index + 1));
  }
  return [...chosen, ...chosen.slice(0, repeats)];
}

/** Roughly by time: a third of the videos come up a day or more after they were posted. */
function inOrderOfViewing(random: Random, videos: readonly Video[]): Video[] {
  const viewed = videos.map((video) => {
    const days = chance(random, 0.35) ? integer(random, 1, 9) : 0;
    return { video, at: video.seconds + days * 86_400 + integer(random, 0, 40_000) };
  });
  viewed.sort((a, b) => a.at - b.at);
  return viewed.map(({ video }) => video);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [name, content] of sampleFiles()) {
    writeFileSync(new URL(name, import.meta.url), content);
  }
}
