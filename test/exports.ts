/** The same twenty-four videos as each collector writes them, with the oddities of its files. */

export interface Video {
  readonly id: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly author: string;
  readonly caption: string;
  /** Null where the collector found no list at all. */
  readonly hashtags: readonly string[] | null;
  readonly words: readonly string[] | null;
}

const TAGS = ["fyp", "nieuws", "été", "بازار", "選挙", "Biden2024", "women_in_stem", "naïve"];
export const AUTHORS = ["canary_author_a", "canary_author_b", "canary_author_c"];

/** Ids that no double holds, times in one month of 2023. */
export const VIDEOS: readonly Video[] = Array.from({ length: 24 }, (_, i) => {
  const hashtags = [TAGS[i % 8] ?? "", TAGS[(i * 3 + 1) % 8] ?? "", "fyp"].slice(i % 3);
  return {
    id: String(7300000000000000001n + BigInt(i) * 7n),
    time: 1_700_000_000 + i * 86_400,
    author: AUTHORS[i % 3] ?? "",
    caption: `canary caption of video ${i} with words #captiononly`,
    hashtags: i % 6 === 5 ? null : i % 6 === 4 ? [] : hashtags,
    words: i % 5 === 4 ? null : [`search for ${TAGS[i % 8]}`, "latest, news"],
  };
});

export function dayOf({ time }: Video): string {
  return new Date(time * 1000).toISOString().slice(0, 10);
}

/** As the study's own CSV has them. */
export function studyCsv(videos: readonly Video[] = VIDEOS): string {
  const cell = (texts: readonly string[] | null): string =>
    texts === null ? "" : `"[${texts.map((text) => `'${text}'`).join(", ")}]"`;
  const rows = videos.map((video) =>
    [video.id, `${dayOf(video)}T10:00:00`, cell(video.words), cell(video.hashtags)].join(","),
  );
  return ["video_id,video_timestamp,suggested_words,hashtags", ...rows, ""].join("\n");
}

/** A key that is there where its value is. */
function present(key: string, value: unknown): Record<string, unknown> {
  return value === null || value === undefined ? {} : { [key]: value };
}

/** An item of TikTok's web pages; challenges and textExtra say the same where both are there. */
function webItem(video: Video, i: number): Record<string, unknown> {
  const { hashtags } = video;
  const challenges = hashtags?.map((title, at) => ({
    id: `1600${at}`,
    title,
    desc: "canary about",
  }));
  const extra = hashtags?.map((hashtagName) => ({ hashtagName, type: 1 }));
  const mention = { hashtagName: "", userUniqueId: "canary_mention", type: 0 };
  return {
    id: video.id,
    desc: video.caption,
    createTime: i % 2 === 0 ? video.time : String(video.time),
    author:
      i % 4 === 3 ? video.author : { id: `6${i}`, uniqueId: video.author, nickname: "Canary N" },
    ...(i % 3 !== 2 ? present("challenges", challenges) : i % 2 === 0 ? { challenges: [] } : {}),
    ...present("textExtra", extra === undefined ? null : [mention, ...extra]),
    ...(i % 6 === 5 && i % 2 === 1 ? { challenges: null } : {}),
    stats: { playCount: 10 + i },
  };
}

/** With numbers in the place of the texts that stand between these marks: JavaScript would round them. */
function withNumbers(json: string): string {
  return json.replaceAll(/"<(\d+)>"/g, "$1");
}

export function zeeschuimer(): string {
  const lines = VIDEOS.map((video, i) => ({
    nav_index: "1:0",
    item_id: video.id,
    timestamp_collected: 1_700_000_000_000 + i,
    source_platform: "tiktok.com",
    source_url: "https://www.tiktok.com/",
    data: webItem(video, i),
  }));
  const instagram = {
    item_id: "31",
    source_platform: "instagram.com",
    data: { caption: { text: "#x" }, taken_at: 1_700_000_000 },
  };
  const all = [...lines.slice(0, 3), instagram, ...lines.slice(3)].map((line) =>
    JSON.stringify(line),
  );
  return `${[...all, "", '{"item_id": "32", "data": {"id'].join("\n")}`;
}

export function webApi(): Record<"itemList" | "data" | "single", string> {
  const items = VIDEOS.map(webItem);
  return {
    itemList: JSON.stringify({ statusCode: 0, cursor: "30", itemList: items, hasMore: true }),
    data: JSON.stringify(
      { data: items.map((item) => ({ type: 1, item })), extra: { now: 1_700_000_000_000 } },
      null,
      2,
    ),
    single: items
      .map((itemStruct) => JSON.stringify({ itemInfo: { itemStruct }, shareMeta: { title: "x" } }))
      .join("\n"),
  };
}

export function researchApi(): Record<"answer" | "list" | "mongo", string> {
  const videos = VIDEOS.map((video, i) => ({
    [i % 2 === 0 ? "id" : "video_id"]: `<${video.id}>`,
    create_time: video.time,
    username: video.author,
    region_code: "NL",
    video_description: video.caption,
    ...(i % 2 === 0
      ? present("hashtag_names", video.hashtags)
      : present(
          "hashtag_info_list",
          video.hashtags?.map((hashtag_name, at) => ({
            hashtag_id: `<${1600 + at}>`,
            hashtag_name,
          })),
        )),
  }));
  const mongo = withNumbers(JSON.stringify(videos, null, 1)).replaceAll(
    /"(id|video_id)": (\d+)/g,
    '"_id": {"$oid": "65a0"}, "$1": {"$numberLong": "$2"}',
  );
  return {
    answer: withNumbers(
      JSON.stringify({ data: { videos, cursor: 24, has_more: false }, error: { code: "ok" } }),
    ),
    list: withNumbers(JSON.stringify(videos, null, 2)),
    mongo,
  };
}

export function apify(): string {
  const failed = { url: "https://www.tiktok.com/@gone", error: "Post not found", errorCode: "X" };
  const items = VIDEOS.map((video) => ({
    id: video.id,
    text: video.caption,
    createTime: video.time,
    createTimeISO: new Date(video.time * 1000).toISOString(),
    authorMeta: { name: video.author, fans: 3 },
    ...present(
      "hashtags",
      video.hashtags?.map((name, at) => ({
        id: `1600${at}`,
        name,
        title: `about ${name}`,
        cover: "",
      })),
    ),
    webVideoUrl: `https://www.tiktok.com/@${video.author}/video/${video.id}`,
  }));
  return JSON.stringify([...items.slice(0, 7), failed, failed, ...items.slice(7)], null, 2);
}

export function tiktokScraper(): string {
  const collector = VIDEOS.map((video) => ({
    id: video.id,
    text: video.caption,
    createTime: video.time,
    authorMeta: { name: video.author },
    ...present(
      "hashtags",
      video.hashtags?.map((name, i) => ({ id: `1600${i}`, name, title: `about ${name}` })),
    ),
    webVideoUrl: `https://www.tiktok.com/@${video.author}/video/${video.id}`,
  }));
  return JSON.stringify({ headers: { user: "canary" }, collector, id: "", type: "user" });
}

/** By name of file; the collector's own clock, no zone. */
export function contentScraper(): Record<string, string> {
  return Object.fromEntries(
    VIDEOS.map((video) => {
      const content = {
        video_metadata: {
          id: `<${video.id}>`,
          time_created: `${dayOf(video)}T10:00:00`,
          description: video.caption,
          ...present("hashtags", video.hashtags),
          suggested_words: video.words,
        },
        author_metadata: { username: video.author },
      };
      return [`${video.id}_metadata.json`, withNumbers(JSON.stringify(content, null, 4))];
    }),
  );
}

/** Of no tool: names of somebody's own, nested. */
export function ownJson(): string {
  const results = VIDEOS.map((video) => ({
    video: { key: `<${video.id}>`, meta: { when: video.time, topics: video.hashtags } },
    words: video.words,
    account: video.author,
  }));
  return withNumbers(JSON.stringify({ page: 1, results }));
}

type Viewing = readonly [time: string, id: string];

/** Each video seen, the first of them twice, and one that no metadata has. */
export const VIEWINGS: readonly Viewing[] = [
  ...VIDEOS.map((video, i): Viewing => [
    `2024-03-${String(i + 1).padStart(2, "0")} 23:30:00`,
    video.id,
  ]),
  ["2024-04-01 08:00:00", VIDEOS[0]?.id ?? ""],
  ["2024-04-02 08:00:00", "7400000000000000001"],
];

/** The file that TikTok hands out, under the names that it had over the years. */
export function watchHistories(viewings: readonly Viewing[] = VIEWINGS): Record<string, string> {
  const links = viewings.map(([Date, id]) => ({
    Date,
    Link: `https://www.tiktokv.com/share/video/${id}/`,
  }));
  const lower = links.map(({ Date, Link }) => ({ date: Date, link: Link }));
  const other = {
    "Like List": { ItemFavoriteList: [{ date: "2024-01-01", link: "canary_like" }] },
  };
  return {
    "old.json": JSON.stringify({
      Activity: { ...other, "Video Browsing History": { VideoList: links } },
      "Direct Messages": {
        "Chat History": { "canary_friend:": [{ Content: "canary words of a chat" }] },
      },
    }),
    "new.json": JSON.stringify(
      { "Your Activity": { ...other, "Watch History": { VideoList: links } } },
      null,
      2,
    ),
    "lower.json": JSON.stringify({ activity: { "watch history": { videoList: lower } } }),
    "bare.json": JSON.stringify({ Activity: { "Video Browsing History": links } }),
    "alone.json": JSON.stringify(links),
    "text.txt": links
      .map(({ Date, Link }) => `Date: ${Date} UTC\r\nLink: ${Link}\r\n\r\n`)
      .join(""),
  };
}
