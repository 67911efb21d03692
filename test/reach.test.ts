/** Tags of reach: what is on the list, and what only looks like it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isReach } from "../src/prepare/reach.ts";

const OF_REACH =
  "fyp fypp fyppppp fypシ fypシ゚viral fy fyfyfy foryou foryouu foryoupage foryourpage foru 4u 4youpage viral virall goviral viralvideo viralvideos tiktokviral trending trend trends trendingnow xyzbca xyzbcafyp parati paratí pourtoi fürdich explorepage blowthisup foryoupageviral fyp_viral";
const ABOUT_SOMETHING =
  "fyi fypnews fyp新闻 viralhepatitis antiviral trendy trendsetter forus foryourhealth tiktok tiktokban explore 4uhd go page video us now viralmarketing xyz паратиф";

test("spellings of reach are known", () => {
  for (const tag of OF_REACH.split(" ")) assert.ok(isReach(tag), tag);
});

test("a tag that is about something is not", () => {
  for (const tag of ABOUT_SOMETHING.split(" ")) assert.ok(!isReach(tag), tag);
});

test("no time is lost on tags that are made to take it", () => {
  for (const tag of ["go".repeat(29), `${"fyp".repeat(19)}x`, "a".repeat(100_000), "ф".repeat(60)])
    assert.ok(!isReach(tag));
});
