/** The CSV of drawrowfly's tiktok-scraper: hashtags as a list of Python's dicts. */
import { tableFormat } from "./table-format.ts";

export const tiktokScraperCsv = tableFormat({
  name: "tiktok-scraper",
  called: "tiktok-scraper CSV",
  method: "CSVs of tiktok-scraper, a row for each video; its hashtags are a list of dicts.",
  fields: ["hashtags"],
  signatures: [
    ["id", "text", "createTime", "hashtags", "authorMeta.name"],
    ["id", "text", "createTime", "hashtags", "authorMeta"],
    ["id", "secretID", "text", "createTime", "hashtags"],
  ],
  names: { video_id: ["id"], video_timestamp: ["createTime"], caption: ["text"] },
});
