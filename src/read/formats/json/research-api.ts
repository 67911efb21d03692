/** Answers of TikTok's Research API, as they come or as lists and databases keep their videos. */
import type { Format } from "../format.ts";
import { jsonFormat } from "./json-format.ts";
import type { Found } from "./shape.ts";
import { bare, eachOf } from "./shapes.ts";
import { isList, isRecord, type JsonRecord } from "./values.ts";

export const researchApi: Format = jsonFormat({
  name: "research-api",
  called: "JSON of TikTok’s Research API",
  method:
    "Answers of TikTok’s Research API as JSON. Hashtags are the names that it gives of a video’s hashtags.",
  begins: /"(?:hashtag_names|hashtag_info_list|video_description|region_code|share_count)"\s*:/,
  shape: {
    isKnown: true,
    places: [["*"], ["data", "videos", "*"], ["videos", "*"], ["data", "*"]],
    unfold: (value) => eachOf(value, itemsOf),
    id: [["id"], ["video_id"]],
    time: [["create_time"], ["createTime"]],
    caption: [["video_description"]],
    // The second is how traktok calls it.
    user: [["username"], ["author_name"]],
    tags: { hashtags: [["hashtag_names"], ["hashtag_info_list"]] },
  },
});

function itemsOf(value: JsonRecord): Found[] {
  const { data } = value;
  const videos = isRecord(data) ? data["videos"] : (value["videos"] ?? data);
  if (isList(videos)) return eachOf(videos, itemsOf);
  return [bare(value)];
}
