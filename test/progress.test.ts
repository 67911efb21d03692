/** What a build says of how far it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeProgress } from "../src/progress.ts";

/** A log, and a clock that is set by hand, in seconds. */
function log() {
  const lines: string[] = [];
  const stream = { isTTY: false, write: (text: string) => lines.push(text) };
  let seconds = 0;
  const progress = makeProgress({
    stream: stream as unknown as NodeJS.WriteStream,
    quiet: false,
    now: () => 1000 * seconds,
  });
  return { lines, progress, at: (second: number) => (seconds = second) };
}

test("time left goes by the share of the work, and what is under way is named", () => {
  const { lines, progress, at } = log();
  const report = progress.stage("participants");
  at(20);
  // Of a hundred ten may be half of the work.
  report(10, 100, { share: 0.5, on: ["a", "b"] });
  assert.deepEqual(lines, ["participants: 10 of 100 (a, b), 0.5/s, 20 s left\n"]);
});

test("a log has a line each ten seconds at most", () => {
  const { lines, progress, at } = log();
  const report = progress.stage("read");
  for (let second = 1; second <= 60; second++) {
    at(second);
    report(second, 100);
  }
  assert.equal(lines.length, 6);
});
