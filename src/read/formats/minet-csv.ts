/** The CSV of minet: titles of challenges joined by bars. */
import { tableFormat } from "./table-format.ts";

export const minetCsv = tableFormat({
  name: "minet",
  called: "minet CSV",
  method: "CSVs of minet, a row for each video.",
  fields: ["hashtags"],
  signatures: [["id", "challenges_titles"]],
  names: {
    hashtags: ["challenges_titles"],
    video_id: ["id"],
    video_timestamp: ["timestamp", "utc_time"],
    caption: ["description"],
    participant: ["author_unique_id"],
  },
  utc: true,
});
