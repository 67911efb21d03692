/** A video's metadata as TikTok-Content-Scraper writes it: a file for each, or a list. */
import type { Shape } from "./shape.ts";
import { eachOf, NO_OBJECT } from "./shapes.ts";
import { isRecord } from "./values.ts";

export const CONTENT_ITEM: Shape = {
  isKnown: true,
  places: [["*"], []],
  unfold: (value) =>
    eachOf(value, (outer) => {
      const item = outer["video_metadata"];
      return [isRecord(item) ? { item, outer } : NO_OBJECT];
    }),
  id: [["id"]],
  time: [["time_created"]],
  caption: [["description"]],
  // A folder is a participant: whose the videos are says nothing.
  user: [],
  author: [["author_metadata", "username"]],
  tags: { hashtags: [["hashtags"]], suggested_words: [["suggested_words"]] },
};
