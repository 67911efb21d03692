/** Data sets of Apify's TikTok scrapers as JSON: a list of videos, and of inputs that failed. */
import type { Format } from "../format.ts";
import { jsonFormat } from "./json-format.ts";
import type { Shape } from "./shape.ts";
import { bare, eachOf } from "./shapes.ts";

/** Drawrowfly's scraper, from which those of Apify took it over, writes the same items. */
const SCRAPED: Shape = {
  isKnown: true,
  places: [["*"], ["collector", "*"], ["items", "*"]],
  unfold: (value) =>
    eachOf(value, (found) => {
      const { collector, error } = found;
      if (Array.isArray(collector)) return SCRAPED.unfold(collector);
      if (error === undefined || found["id"] !== undefined) return [bare(found)];
      return [{ why: "of inputs that failed (error)", isUsual: true }];
    }),
  id: [["id"]],
  time: [["createTime"], ["createTimeISO"]],
  caption: [["text"]],
  user: [["authorMeta", "name"]],
  tags: { hashtags: [["hashtags"]] },
};

export const apifyJson: Format = jsonFormat({
  name: "apify",
  called: "JSON of Apify",
  method: "A data set of Apify’s TikTok scraper as JSON. Hashtags are the names in its list.",
  begins: /"(?:webVideoUrl|createTimeISO|authorMeta|errorCode)"\s*:/,
  shape: SCRAPED,
});

export const tiktokScraperJson: Format = jsonFormat({
  name: "tiktok-scraper",
  called: "JSON of tiktok-scraper",
  method: "What tiktok-scraper collected, as JSON. Hashtags are the names in its list.",
  begins: /"collector"\s*:/,
  shape: SCRAPED,
});
