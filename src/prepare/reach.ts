/**
 * Tags of reach: written so that a video is shown to more people, whatever it is about. They stand on
 * any video, so they say nothing of what two of them share. docs/reading-a-map.md has the list.
 */
import { withoutNewer } from "../clean/letters.ts";

/** Any of these makes a tag one of reach; a plus is a letter that people repeat. */
const CALLS = [
  "fy+p*",
  "(?:fy){2,}f*",
  "fo+ry+o+u+r?",
  "foru",
  "4u",
  "4you",
  "4yp",
  "parati+",
  "pourtoi",
  "fu(?:e)?rdich",
  "neiperte",
  "viral+",
  "trend(?:s|ing)?",
  "xyzbca+",
  "explorepage",
  "blowthisup",
];
/** What may stand beside them, and is no call alone. */
const COMPANY = ["page+", "feed", "videos?", "tiktok", "now", "go", "us"];
const REACH = new RegExp(
  `^(?:${COMPANY.join("|")})*(?:${CALLS.join("|")})(?:${[...CALLS, ...COMPANY].join("|")})*$`,
);
/** The faces and marks that are written behind a call: fypシ, fyp゚viral; all else that is no letter. */
const TRIMMINGS = /[\u30b7\u30c4\uff82\uff7c\u309a\u30c3]|[^\p{Letter}\p{Number}]/gu;
/** Longer ones are no call, and no time is spent on them. */
const LONGEST = 60;

/** @param tag of a field of hashtags, cleaned */
export function isReach(tag: string): boolean {
  if (tag.length > LONGEST) return false;
  return REACH.test(withoutNewer(tag).normalize("NFKD").replace(TRIMMINGS, ""));
}
