/** `npm run tags`: what whoever makes vectors of their own has to give vectors to. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { listTags } from "../src/prepare/list-tags.ts";
import type { FieldWords } from "../src/prepare/read-words.ts";
import { command } from "./command.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";

test("each tag that the site shows is there once, and no other", async () => {
  const data = writeFiles(join(scratchFolder(), "data"), {
    [fileName("ann")]: csv([
      ["womenssoccer", "=1+1", "fyp"],
      ["womenssoccer", "rare", "stopped"],
    ]),
    [fileName("ben")]: csv(
      [
        ["womenssoccer", "=1+1", "stopped"],
        ["=1+1", "fyp"],
      ],
      50,
    ),
    [fileName("cas")]: csv([["small", "small"]], 80),
    "study.json": JSON.stringify({
      fields: { hashtags: { minCount: 1, stopTags: ["stopped"] } },
      overrides: { ann: { hashtags: { stopTags: ["rare", "stopped"] } } },
      publish: { minVideos: 2 },
    }),
  });
  const { code, stdout, stderr } = await command("tags", ["--data", data]);
  assert.equal(code, 0, stderr);
  assert.equal(
    stdout,
    ["tag,words,count", "'=1+1,'=1+1,3", "fyp,fyp,2", "womenssoccer,womens soccer,3", ""].join(
      "\n",
    ),
  );

  const file = join(data, "..", "tags.csv");
  const written = await command("tags", [`--to=${file}`, "--data", data, "--min-count", "2"]);
  assert.equal(written.code, 0, written.stderr);
  assert.equal(
    readFileSync(file, "utf8"),
    "tag,words,count\n'=1+1,'=1+1,2\nwomenssoccer,womens soccer,2\n",
  );
  // A list is written anew; another file is somebody's.
  assert.equal((await command("tags", ["--to", file, "--data", data])).code, 0);
  assert.equal(readFileSync(file, "utf8"), stdout);
  writeFileSync(file, "mine");
  const refused = await command("tags", ["--to", file, "--data", data]);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /tags\.csv: is there already, and is no list of tags; /);
  assert.equal(readFileSync(file, "utf8"), "mine");
});

test("whoever has withdrawn is not in it, and a study that cannot be read has none", async () => {
  const data = writeFiles(join(scratchFolder(), "data"), {
    [fileName("ann")]: csv([["cats"]]),
    [fileName("gone")]: csv([["secret"]], 50),
  });
  const left = await command("withdraw", [
    "gone",
    "--data",
    data,
    "--out",
    join(data, "..", "s"),
    "--cache",
    join(data, "..", "c"),
  ]);
  assert.equal(left.code, 0, left.stderr);
  const { stdout } = await command("tags", ["--data", data]);
  assert.match(stdout, /^cats,cats,1$/m);
  assert.ok(!stdout.includes("secret"));
  writeFileSync(join(data, fileName("bad")), "nothing\n1\n");
  const file = join(data, "..", "tags.csv");
  assert.equal((await command("tags", ["--data", data, "--to", file])).code, 2);
  assert.ok(!existsSync(file));
});

test("tags are sorted by code points, and read as most of their occurrences are", () => {
  const field = (rows: readonly (readonly [string, string, number])[]): FieldWords =>
    ({
      tags: rows.map(([tag, , count]) => ({ tag, count, videos: count })),
      readings: rows.map(([, words]) => ({ words, how: "split" })),
    }) as unknown as FieldWords;
  const listed = listTags([
    field([
      ["\u{1f600}", "smile", 1],
      ["\uff71", "a", 1],
      ["ab", "a b", 2],
    ]),
    field([
      ["ab", "ab", 1],
      ["ab c", "ab c", 1],
    ]),
    field([["ab", "ab", 1]]),
  ]);
  assert.deepEqual(listed, [
    { tag: "ab", words: "a b", count: 4 },
    { tag: "ab c", words: "ab c", count: 1 },
    { tag: "\uff71", words: "a", count: 1 },
    { tag: "\u{1f600}", words: "smile", count: 1 },
  ]);
});
