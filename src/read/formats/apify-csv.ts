/** The CSV of Apify's TikTok scrapers: a list is spread over columns, as many as the longest row has. */
import { tableFormat } from "./table-format.ts";

export const apifyCsv = tableFormat({
  name: "apify",
  called: "Apify CSV",
  method:
    "CSVs of Apify’s TikTok scrapers, a row for each video; its hashtags are in a column each.",
  fields: ["hashtags"],
  signatures: [
    ["id", "hashtags/0/name"],
    ["authorMeta/name", "createTimeISO"],
    ["webVideoUrl", "createTimeISO", "text"],
  ],
  names: {
    video_id: ["id"],
    video_timestamp: ["createTimeISO", "createTime"],
    caption: ["text"],
    participant: ["authorMeta/name"],
  },
  utc: true,
});
