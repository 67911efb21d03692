/** Tags that one participant has more often than the others: every figure is one, and lies in its interval. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { distinctive } from "../src/cohort/distinctive.ts";

test("a tag that nobody else has, and that some draws of videos miss, has an interval", () => {
  // Thirty videos; each of the tags 2 to 11 is on three of them, and on no video of the others.
  const videos = Array.from({ length: 30 }, (_, i) => [0, 1, 2 + (i % 10)]);
  const pool = Float64Array.from({ length: 12 }, (_, tag) => (tag < 2 ? 60 : 3));
  const found = distinctive({ videos, pool }, 42);
  assert.ok(found.length >= 10);
  for (const { tag, low, logOdds, high } of found)
    assert.ok(low <= logOdds && logOdds <= high, `${tag}: ${low} ${logOdds} ${high}`);
});
