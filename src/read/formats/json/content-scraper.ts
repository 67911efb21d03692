/** TikTok-Content-Scraper: a JSON for each video, and a folder of them for each participant. */
import type { Config } from "../../../config/types.ts";
import { onDisk } from "../../../files/archive.ts";
import { changed, stateAt } from "../../../files/steady-file.ts";
import type { ParticipantFile } from "../../participant.ts";
import type { Format, Hidden, Reading } from "../format.ts";
import { CONTENT_ITEM } from "./content-item.ts";
import { eachHiddenItem } from "./hidden-items.ts";
import { ItemRows } from "./item-rows.ts";
import { jsonFormat } from "./json-format.ts";
import { readJson } from "./json-file.ts";
import { BrokenJson } from "./json-text.ts";
import { readingOf, readItems } from "./read-items.ts";
import { isFolder, jsonIn } from "./video-folder.ts";

const CALLED = "JSON of TikTok-Content-Scraper";

export const contentScraper: Format = {
  ...jsonFormat({
    name: "tiktok-content-scraper",
    called: CALLED,
    method:
      "A folder a participant, with a JSON of TikTok-Content-Scraper for each video: its lists of hashtags and of suggested words.",
    begins: /"video_metadata"\s*:/,
    shape: CONTENT_ITEM,
  }),
  read,
  eachHidden,
};

async function read({ id, file }: ParticipantFile, config: Config): Promise<Reading> {
  if (!isFolder(file)) return readItems({ id, file }, config, CONTENT_ITEM, CALLED);
  const state = stateAt(onDisk(file));
  if (state === null) throw changed(file, "has gone since the folder was looked at");
  const items = new ItemRows(CONTENT_ITEM, config);
  for (const [i, { path, name }] of jsonIn(file).entries()) {
    const spot = { unit: "file", line: 1, number: i + 1, file: name } as const;
    try {
      await readJson(path, CONTENT_ITEM.places, {
        value: (value) => items.add(value, spot),
        broken: () => items.broken(spot),
      });
    } catch (error) {
      // A scraper that was stopped leaves one half written.
      if (!(error instanceof BrokenJson)) throw error;
      items.broken(spot);
    }
  }
  return { ...readingOf({ id, file }, config, CONTENT_ITEM, CALLED, items), state };
}

async function eachHidden(
  file: string,
  _fields: unknown,
  hidden: Hidden,
  config: Config,
): Promise<void> {
  const paths = isFolder(file) ? jsonIn(file).map(({ path }) => path) : [file];
  for (const path of paths)
    try {
      await eachHiddenItem(path, config, CONTENT_ITEM, hidden);
    } catch (error) {
      // Nothing of what is half written is read for a page.
      if (!(error instanceof BrokenJson) || path === file) throw error;
    }
}
