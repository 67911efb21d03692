/** What TikTok's own pages load: answers with a list of items, or with one; each may be a line or an item of a list. */
import type { Format } from "../format.ts";
import { jsonFormat } from "./json-format.ts";
import type { Found } from "./shape.ts";
import { bare, eachOf } from "./shapes.ts";
import { isList, isRecord, type Json, type JsonRecord } from "./values.ts";
import { WEB_ITEM } from "./web-item.ts";

export const webApi: Format = jsonFormat({
  name: "web-api",
  called: "JSON of TikTok’s web API",
  method:
    "What TikTok’s web pages load, as JSON. Hashtags are those of a video’s challenges, or of its text where it has none.",
  begins: /"(?:itemList|itemInfo|itemStruct|textExtra|challenges|diversificationId|uniqueId)"\s*:/,
  shape: {
    ...WEB_ITEM,
    places: [
      ["*"],
      ["itemList", "*"],
      ["data", "*"],
      ["data", "itemList", "*"],
      ["itemInfo", "itemStruct"],
    ],
    unfold: (value) => eachOf(value, itemsOf),
  },
});

function itemsOf(value: JsonRecord): Found[] {
  const { itemList, data, itemInfo, item } = value;
  if (isList(itemList)) return within(itemList);
  if (isList(data)) return within(data);
  if (isRecord(data) && isList(data["itemList"])) return within(data["itemList"]);
  if (isRecord(itemInfo) && isRecord(itemInfo["itemStruct"]))
    return itemsOf(itemInfo["itemStruct"]);
  // A search wraps each of its finds, users among them.
  if (isRecord(item)) return itemsOf(item);
  return [bare(value)];
}

function within(list: readonly Json[]): Found[] {
  return eachOf(list, itemsOf);
}
