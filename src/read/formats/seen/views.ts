/** What TikTok gives a user who asks for their data → what they have seen, and when. */
import { extname } from "node:path";
import { Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { FileState } from "../../../files/steady-file.ts";
import { readText } from "../../text-file.ts";
import { idInAddress } from "../../video-ids.ts";
import { readJson } from "../json/json-file.ts";
import { isRecord, type Path, textAt } from "../json/values.ts";
import type { Place } from "../json/walker.ts";

interface View {
  readonly line: number;
  /** As written: UTC. */
  readonly time: string;
  /** Address of a video. */
  readonly link: string;
}

export interface ViewTaker {
  readonly view: (view: View) => void;
  /** Whatever else the file holds. */
  readonly rest: (text: string, path: Path) => void;
}

const ACTIVITY = /^(?:your )?activity$/i;
const HISTORY = /^(?:video browsing|watch) ?history$/i;
const LIST = /^video ?list$/i;
/** TikTok has renamed the first two over the years, and left the last one out. */
const PLACES: readonly Place[] = [
  [ACTIVITY, HISTORY, LIST, "*"],
  [ACTIVITY, HISTORY, "*"],
  [HISTORY, LIST, "*"],
  [HISTORY, "*"],
  [LIST, "*"],
  ["*"],
];
const DATES = [["Date"], ["date"]];
const LINKS = [["Link"], ["link"], ["VideoLink"]];

/** @throws InputError where it cannot be read on; what was found before that was handed over */
export function readViews(file: string, taker: ViewTaker): Promise<FileState> {
  return extname(file).toLowerCase() === ".txt" ? fromText(file, taker) : fromJson(file, taker);
}

function fromJson(file: string, { view, rest }: ViewTaker): Promise<FileState> {
  return readJson(file, PLACES, {
    value: (value, { line }) => {
      if (!isRecord(value)) return;
      const first = (paths: readonly Path[]): string =>
        paths.map((path) => textAt(value, path)).find((text) => text !== "") ?? "";
      view({ line, time: first(DATES), link: first(LINKS) });
    },
    rest,
    broken: ({ line }) => view({ line, time: "", link: "" }),
  });
}

/** Blocks of `Date: …` and `Link: …`, parted by blank lines. */
async function fromText(file: string, { view, rest }: ViewTaker): Promise<FileState> {
  const decoder = new StringDecoder("utf8");
  let held = "";
  let line = 0;
  let time = "";
  const take = (text: string): void => {
    line += 1;
    const [, key = "", value = ""] = /^\s*([A-Za-z]+)\s*:\s*(.*?)\s*$/.exec(text) ?? [];
    if (/^date$/i.test(key)) time = value;
    else if (/^(?:video)?link$/i.test(key)) {
      view({ line, time, link: value });
      time = "";
    } else if (text.trim() !== "") rest(text, []);
  };
  const into = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const lines = `${held}${decoder.write(chunk)}`.split("\n");
      held = lines.pop() ?? "";
      for (const text of lines) take(text);
      done();
    },
  });
  const { state } = await readText(file, into);
  take(held);
  return state;
}

/** The id of the video that a link leads to; "" where it leads to something else. */
export function idOf(link: string): string {
  return idInAddress(link) ?? /\/(\d{15,20})\/?(?:\?.*)?$/.exec(link)?.[1] ?? "";
}
