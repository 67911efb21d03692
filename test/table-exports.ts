/** The same twenty-four videos as tables of each collector, with the oddities of its files. */
import { dayOf, type Video, VIDEOS } from "./exports.ts";

/** A cell as csv-writers quote it. */
function cell(text: string): string {
  return /[",\n;\t|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  delimiter = ",",
): string {
  return [header, ...rows].map((cells) => `${cells.map(cell).join(delimiter)}\n`).join("");
}

const python = (texts: readonly string[]): string =>
  `[${texts.map((text) => `'${text}'`).join(", ")}]`;
const tagsOf = ({ hashtags }: Video): readonly string[] => hashtags ?? [];
const iso = ({ time }: Video): string => new Date(time * 1000).toISOString();
const naive = (video: Video): string => iso(video).slice(0, 19).replace("T", " ");
const marked = (texts: readonly string[], between: string): string =>
  texts.map((text) => `#${text}`).join(between);

/** A table under the names that tables know, its hashtags written by `list`. */
export function joined(list: (tags: readonly string[]) => string, delimiter = ","): string {
  return table(
    ["id", "username", "create_time", "hashtags"],
    VIDEOS.map((video) => [video.id, video.author, String(video.time), list(tagsOf(video))]),
    delimiter,
  );
}

/** Each way to write a cell, by what the audit calls it. */
export const CELLS: Readonly<Record<string, readonly [called: string, text: string]>> = {
  "a, b": ["joined by commas", joined((tags) => tags.join(", "))],
  "a,b": ["joined by commas", joined((tags) => tags.join(","))],
  "#a, #b": ["parted at number signs", joined((tags) => marked(tags, ", "))],
  "#a #b": ["parted at number signs", joined((tags) => marked(tags, " "))],
  "#a#b": ["parted at number signs", joined((tags) => marked(tags, ""))],
  "a b": ["parted at blanks", joined((tags) => tags.join(" "))],
  "a|b": ["joined by bars", joined((tags) => tags.join("|"))],
  "a;b": ["joined by semicolons", joined((tags) => tags.join(";"))],
  "a Python list": ["in lists", joined(python)],
  "a Python list with number signs": [
    "in lists",
    joined((tags) => python(tags.map((tag) => `#${tag}`))),
  ],
  "a JSON list": ["in lists", joined((tags) => JSON.stringify(tags))],
  "R's vectors": [
    "in lists",
    joined((tags) =>
      tags.length === 0 ? "character(0)" : `c(${JSON.stringify(tags).slice(1, -1)})`,
    ),
  ],
  "numpy's form": ["in lists", joined((tags) => python(tags).replaceAll(",", ""))],
  "Python's dicts": [
    "in lists",
    joined(
      (tags) =>
        `[${tags.map((tag) => `{'id': 1, 'name': '${tag}', 'title': 'an about'}`).join(", ")}]`,
    ),
  ],
  "JSON objects": ["in lists", joined((tags) => JSON.stringify(tags.map((title) => ({ title }))))],
  "semicolons between columns": ["joined by commas", joined((tags) => tags.join(","), ";")],
  "tabs between columns": ["joined by commas", joined((tags) => tags.join(","), "\t")],
  "bars between columns": ["joined by commas", joined((tags) => tags.join(","), "|")],
};

const SPREAD = Array.from({ length: 27 }, (_, i) => i);

/** Each collector's table, by the name of its format. */
export const TABLES: Readonly<Record<string, readonly [called: string, text: string]>> = {
  "4cat": [
    "4CAT or Zeeschuimer CSV",
    table(
      "id,thread_id,author,author_full,body,stickers,timestamp,unix_timestamp,likes,hashtags,challenges,diversification_labels".split(
        ",",
      ),
      VIDEOS.map((video, i) => [
        video.id,
        video.id,
        video.author,
        "Canary Author Name",
        video.caption,
        `first line\nsecond line of canary sticker ${i}`,
        naive(video),
        String(video.time),
        String(i),
        tagsOf(video).join(","),
        tagsOf(video).join(","),
        "Canary Label,Other Label",
      ]),
    ),
  ],
  apify: [
    "Apify CSV",
    `\ufeff${table(
      [
        "authorMeta/name",
        "createTime",
        "createTimeISO",
        ...SPREAD.flatMap((i) => [`hashtags/${i}/id`, `hashtags/${i}/name`, `hashtags/${i}/title`]),
        "id",
        "text",
        "webVideoUrl",
      ],
      VIDEOS.map((video) => [
        video.author,
        String(video.time),
        iso(video),
        ...SPREAD.flatMap((i) => {
          const tag = tagsOf(video)[i];
          return tag === undefined ? ["", "", ""] : ["160000", tag, "a title"];
        }),
        // As a spreadsheet leaves it.
        `${Number(video.id).toExponential(5).replace("e", "E")}`,
        video.caption,
        `https://www.tiktok.com/@${video.author}/video/${video.id}`,
      ]),
    )}`,
  ],
  "tiktok-scraper": [
    "tiktok-scraper CSV",
    table(
      "id,secretID,text,createTime,authorMeta.name,hashtags,playCount".split(","),
      VIDEOS.map((video) => [
        video.id,
        "",
        video.caption,
        String(video.time),
        video.author,
        `[${tagsOf(video)
          .map((tag) => `{'id': '1', 'name': '${tag}', 'title': "it's an about", 'cover': None}`)
          .join(", ")}]`,
        "12.0",
      ]),
    ),
  ],
  "research-api": [
    "Research API CSV",
    table(
      "id,video_description,create_time,region_code,username,hashtag_names,view_count".split(","),
      VIDEOS.map((video) => [
        video.id,
        video.caption,
        String(video.time),
        "NL",
        video.author,
        video.hashtags === null ? "" : python(video.hashtags),
        "12",
      ]),
    ),
  ],
  minet: [
    "minet CSV",
    table(
      "id,create_time,description,author_unique_id,challenges_titles,challenges_descriptions,utc_time".split(
        ",",
      ),
      VIDEOS.map((video) => [
        video.id,
        String(video.time),
        video.caption,
        video.author,
        tagsOf(video).join("|"),
        "",
        naive(video),
      ]),
    ),
  ],
};

/** Captions alone; older files have suggested words as one text. */
export function pyktok(withWords: boolean): string {
  return table(
    [
      "video_id",
      "video_timestamp",
      "video_duration",
      ...(withWords ? ["suggested_words"] : []),
      "video_diggcount",
      "video_description",
      "author_username",
    ],
    VIDEOS.map((video, i) => [
      video.id,
      `${dayOf(video)}T10:00:00`,
      "21.0",
      ...(withWords ? [(video.words ?? []).join(", ")] : []),
      i % 7 === 0 ? "" : "280600.0",
      `${video.caption.replace(" #captiononly", "")} ${marked(tagsOf(video), " ")}`,
      video.author,
    ]),
  );
}
