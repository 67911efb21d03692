/** How few tags find a participant: by hand where it can be reckoned, and as the owner is told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fingerprints, sharesAlone } from "../src/publish/fingerprints.ts";
import type { Data } from "../src/publish/site-files.ts";

function one(id: string, tags: readonly string[]): Data {
  const own = tags.map((tag) => ({ tag, count: 1 }));
  const fields = new Map([["hashtags", { tags: own, rare: 0 }]]);
  return { path: `data/${id}.json`, id, videos: 1, fields, strangeKeys: [] };
}

const holders = (all: readonly (readonly string[])[]): Map<string, Set<number>> =>
  new Map(
    [...new Set(all.flat())].map((tag) => [
      tag,
      new Set(all.flatMap((own, place) => (own.includes(tag) ? [place] : []))),
    ]),
  );

test("shares of draws of 1, 2 and 3 tags are those that can be counted by hand", () => {
  // Two of the four pairs' tags are shared, each with another person.
  const own = ["a", "b", "c", "d"];
  const all = [own, ["a", "b"], ["b", "c"]];
  const [single = 0, pair = 0, triple = 0] = sharesAlone(own, holders(all), 0);
  assert.equal(single, 1 / 4);
  // ab and bc are held by others; ac, ad, bd, cd are not.
  assert.ok(Math.abs(pair - 4 / 6) < 0.03, String(pair));
  assert.equal(triple, 1);
  assert.deepEqual(sharesAlone(own, holders(all), 0), [single, pair, triple]);
  assert.equal(sharesAlone(["b"], holders(all), 1).length, 1);
  assert.deepEqual(sharesAlone([], holders(all), 0), []);
});

test("the owner is told for each participant, most exposed first, at most 20, and by number where a name must not be", () => {
  const many = Array.from({ length: 30 }, (_, i) =>
    one(`p${i}`, ["shared", "common", ...Array.from({ length: i }, (_own, j) => `${i}-${j}`)]),
  );
  const lines = fingerprints(many, { named: true });
  assert.equal(lines.length, 22);
  assert.match(
    lines[0] ?? "",
    /^hashtags: 0\u00a0% to 93\.5\u00a0%.*nobody else \(437 distinct tags\); two known tags/,
  );
  assert.match(
    lines[1] ?? "",
    /^hashtags of p29: 1, 2, 3 known tags tell who it is in 93\.5\u00a0%, 99\.\d\u00a0%, 100\u00a0% of draws \(31 tags\)/,
  );
  assert.match(lines.at(-1) ?? "", /^hashtags: 10 more are found less easily/);
  const hidden = fingerprints(many, { named: false }).join("\n");
  assert.ok(/participant 30 of 30/.test(hidden) && !/\bp\d/.test(hidden), hidden);
  assert.match(
    fingerprints([one("solo", ["a", "b"])], { named: true }).join("\n"),
    /^hashtags: the site shows one participant, so each of the 2 distinct tags is theirs alone/,
  );
});
