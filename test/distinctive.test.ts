/** Tags that one participant has more often than the others: every figure is one, and lies in its interval. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { distinctive } from "../src/cohort/distinctive.ts";

test("a tag that nobody else has, and that some draws of videos miss, has an interval", () => {
  // Thirty videos, three of which have the tag 0 that is in no video of the others.
  const videos = Array.from({ length: 30 }, (_, i) => (i < 3 ? [0, 1] : [1, 2]));
  const pool = Float64Array.from([3, 60, 80]);
  const found = distinctive({ videos, pool }, 42);
  assert.ok(found.some(({ tag }) => tag === 0));
  for (const { tag, low, logOdds, high } of found)
    assert.ok(low <= logOdds && logOdds <= high, `${tag}: ${low} ${logOdds} ${high}`);
});
