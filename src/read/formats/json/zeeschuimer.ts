/** Zeeschuimer's NDJSON: a line for each item that a browser was shown, of any platform that it captures. */
import { quote } from "../../../error.ts";
import type { Format } from "../format.ts";
import { jsonFormat } from "./json-format.ts";
import type { Found } from "./shape.ts";
import { eachOf, NO_OBJECT } from "./shapes.ts";
import { isRecord, type JsonRecord, textAt } from "./values.ts";
import { WEB_ITEM } from "./web-item.ts";

const TIKTOK = /^(?:www\.)?tiktok(?:\.com)?$/i;

export const zeeschuimerNdjson: Format = jsonFormat({
  name: "zeeschuimer",
  called: "Zeeschuimer NDJSON",
  method:
    "An NDJSON of Zeeschuimer: a line for each video that a browser was shown. Hashtags are those of its challenges, or of its text where it has none.",
  begins: /"source_platform"\s*:/,
  shape: {
    ...WEB_ITEM,
    places: [["*"], []],
    unfold: (value) => eachOf(value, (line) => [itemOf(line)]),
    id: [["id"], ["item_id"]],
  },
});

function itemOf(line: JsonRecord): Found {
  const platform = textAt(line, ["source_platform"]);
  if (platform !== "" && !TIKTOK.test(platform))
    return {
      why: `from ${quote(platform)}, which is not TikTok’s feed of videos`,
      shown: "from another platform than TikTok",
    };
  const { data } = line;
  return isRecord(data) ? { item: data, outer: line } : NO_OBJECT;
}
