/** The CSV of 4CAT, which Zeeschuimer writes too: hashtags joined by commas, times in UTC. */
import { tableFormat } from "./table-format.ts";

export const fourCatCsv = tableFormat({
  name: "4cat",
  called: "4CAT or Zeeschuimer CSV",
  method: "CSVs of 4CAT or Zeeschuimer, a row for each video.",
  fields: ["hashtags"],
  signatures: [
    ["id", "thread_id", "author", "body", "timestamp", "hashtags"],
    ["id", "author", "body", "unix_timestamp", "challenges"],
  ],
  names: { video_id: ["id"], video_timestamp: ["unix_timestamp", "timestamp"], caption: ["body"] },
  utc: true,
});
