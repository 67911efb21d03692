/** Any table with a column of hashtags, under a name that tables know or one that study.json names. */
import { tableFormat } from "./table-format.ts";

export const anyTable = tableFormat({
  name: "table",
  called: "table",
  method: "Tables with a row for each video.",
  fields: [],
  signatures: [],
});
