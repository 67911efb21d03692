/** What a user has seen, as TikTok itself hands it out: it has no hashtags, which another file must tell. */
import { extname } from "node:path";
import type { Config, FieldConfig } from "../../../config/types.ts";
import type { Fault, Notice } from "../../../error.ts";
import { plural } from "../../../format.ts";
import type { ParticipantFile, Row } from "../../participant.ts";
import { writtenTime } from "../../times.ts";
import type { Format, Head, Hidden, Reading } from "../format.ts";
import { isJson } from "../json/json-format.ts";
import { type Metadata, metadataOf, type ReadAny } from "./metadata.ts";
import { idOf, readViews } from "./views.ts";

/** @param readAny reads a file of any format, that of the metadata */
export function tiktokExport(readAny: ReadAny): Format {
  return {
    name: "tiktok-export",
    called: "watch history of TikTok’s own export",
    method:
      "What participants have seen, from the data that TikTok hands out to its users: a row a viewing, dated when it was seen. Its tags are those that a file of metadata has for the video.",
    // Words that were suggested, few files of metadata have.
    fields: ["hashtags"],
    recognises,
    read: (file, config) => read(file, config, readAny),
    eachHidden,
  };
}

/** Lists of the same look that TikTok packs beside the one of what was seen. */
const NOT_SEEN =
  /^(?:like list|favou?rite .*|share history|reposts?|posts?|recently deleted posts?)\.txt$/i;
/** Parts of an export that may fill its beginning; conversations are long, and the history comes last. */
const SECTIONS =
  /"(?:Ads and data|App Settings?|Comments?List|Direct Messages?|Chat ?History|ItemFavoriteList|Likes and Favorites|Profile Information|ProfileMap|TikTok Live|TikTok Shop(?:ping)?)"\s*:/i;

function recognises(head: Head): boolean {
  if (extname(head.name).toLowerCase() === ".txt")
    return !NOT_SEEN.test(head.name) && /^\s*Date: .*\n\s*(?:Video)?Link: /im.test(head.text);
  if (!isJson(head)) return false;
  return (
    /"(?:Video Browsing History|Watch History)"\s*:/i.test(head.text) ||
    SECTIONS.test(head.text) ||
    /^user_data.*\.json$/i.test(head.name) ||
    /^\s*\[\s*\{\s*"(?:Date|Link)"\s*:/i.test(head.text)
  );
}

async function read(
  { id, file }: ParticipantFile,
  config: Config,
  readAny: ReadAny,
): Promise<Reading> {
  const { metadata: name } = config;
  const metadata = name === null ? null : await metadataOf(config, name, readAny);
  const joined = new Joined(metadata, config.fields);
  const state = await readViews(file, { view: (view) => joined.add(view), rest: () => {} });
  const participant = { id, file, rows: joined.rows, blankLines: 0, headersAgain: 0 };
  return {
    participants: [{ ...participant, dated: "seen" }],
    columns: metadata?.columns ?? config.fields.map((field) => field.name),
    faults: (metadata?.faults ?? [NO_METADATA])
      .filter(onceFor(config))
      .map((fault) => (fault === NO_METADATA ? { ...fault, file } : fault)),
    notices: joined.notices(file),
    state,
  };
}

const said = new WeakMap<Config, Set<Fault>>();

/** What is wrong with the file of metadata is said once, and not for each participant. */
function onceFor(config: Config): (fault: Fault) => boolean {
  const known = said.get(config) ?? new Set();
  said.set(config, known);
  return (fault) => {
    const isNew = !known.has(fault);
    known.add(fault);
    return isNew;
  };
}

const NO_METADATA: Fault = {
  file: "",
  what: "what somebody has seen, without a hashtag in it",
  todo: 'put a file with the hashtags of these videos into the folder, and name it in study.json: "metadata": "videos.csv"',
};

/** Viewings, each with what the metadata has of its video. */
class Joined {
  readonly rows: Row[] = [];
  readonly #metadata: Metadata | null;
  readonly #nothing: Row["cells"];
  readonly #known = new Set<string>();
  readonly #unknown = new Set<string>();
  #without = 0;
  #unreadable = 0;
  #noVideo = 0;

  constructor(metadata: Metadata | null, fields: readonly FieldConfig[]) {
    this.#metadata = metadata;
    this.#nothing = new Map(fields.map(({ name }) => [name, "missing"]));
  }

  add({ line, time, link }: { line: number; time: string; link: string }): void {
    const videoId = idOf(link);
    const date = writtenTime(time)?.date ?? null;
    const known = this.#metadata?.videos.get(videoId);
    if (date === null) this.#unreadable += 1;
    if (videoId === "") this.#noVideo += 1;
    if (known === undefined) this.#without += 1;
    (known === undefined ? this.#unknown : this.#known).add(videoId);
    const { cells = this.#nothing, author } = known ?? {};
    const row = { line, videoId, date, cells };
    this.rows.push(author === undefined ? row : { ...row, author });
  }

  notices(file: string): Notice[] {
    const all = this.rows.length;
    if (all === 0) return [{ file, what: "nothing was seen", shown: "nothing was seen" }];
    const percent = ((this.#without / all) * 100).toFixed(1);
    const lines = [
      `${plural(all, "viewing")} of ${plural(this.#known.size + this.#unknown.size, "video")}, dated when they were seen`,
    ];
    if (this.#without > 0)
      lines.push(
        `${this.#without} of ${plural(all, "viewing")} (${percent} %) are of ${plural(this.#unknown.size, "video")} without metadata; taken as no tags`,
      );
    if (this.#noVideo > 0)
      lines.push(`${plural(this.#noVideo, "viewing leads", "viewings lead")} to no video`);
    if (this.#unreadable > 0)
      lines.push(`${plural(this.#unreadable, "viewing has", "viewings have")} no readable time`);
    return lines.map((what) => ({ file, what, shown: what }));
  }
}

async function eachHidden(
  file: string,
  _fields: readonly FieldConfig[],
  hidden: Hidden,
): Promise<void> {
  await readViews(file, {
    view: ({ time, link }) => {
      hidden.value(time);
      hidden.value(link);
      hidden.value(idOf(link));
    },
    rest: (text) => hidden.value(text),
  });
}
