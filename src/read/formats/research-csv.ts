/** What TikTok's Research API gave, as ResearchTikPy and others write it into a CSV: Python lists of names. */
import { tableFormat } from "./table-format.ts";

export const researchCsv = tableFormat({
  name: "research-api",
  called: "Research API CSV",
  method: "CSVs of TikTok’s Research API, a row for each video.",
  fields: ["hashtags"],
  signatures: [
    ["hashtag_names", "create_time"],
    ["id", "video_description", "create_time", "region_code"],
    ["video_id", "video_description", "create_time", "region_code"],
  ],
  names: {
    hashtags: ["hashtag_names", "hashtag_info_list"],
    video_id: ["video_id", "id"],
    video_timestamp: ["create_time"],
    caption: ["video_description"],
    participant: ["username"],
  },
});
