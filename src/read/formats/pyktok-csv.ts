/** The CSV of pyktok: hashtags only within captions; older files have suggested words, joined by commas. */
import { tableFormat } from "./table-format.ts";

export const pyktokCsv = tableFormat({
  name: "pyktok",
  called: "pyktok CSV",
  method: "CSVs of pyktok, a row for each video.",
  fields: [],
  signatures: [["video_id", "video_timestamp", "video_duration", "video_description"]],
  names: { participant: ["author_username"] },
});
