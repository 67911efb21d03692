/** What a study holds and a site does not show is neither published nor said. */
import assert from "node:assert/strict";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { codeOf } from "../src/privacy/pseudonyms.ts";
import { everyObject, KEY, publication } from "./publication.ts";

/** Where nobody can be asked, and strangers read what is said. */
const env = { CI: "true" };

test("no canary of a study is in what is published, or on the console of a build server", async () => {
  const there = publication();
  const { data, bare } = there;
  for (const name of readdirSync(data)) rmSync(join(data, name));
  const columns = [
    "video_id",
    "video_timestamp",
    "author_name",
    "video_description",
    "canarycolumn",
  ];
  const header = [...columns, "hashtags", "suggested_words"].join(",");
  for (const id of ["canaryid1", "canaryid2"]) {
    const rows = Array.from(
      { length: 12 },
      (_, i) =>
        `canaryvideo${i},2024-02-17T08:09:${10 + i},canaryauthor,"A canary sang a song of its own, @canaryhandle",canarycell,"['allowed${i}', 'shared']","[]"`,
    );
    writeFileSync(join(data, `canaryfile_${id}.csv`), `${[header, ...rows].join("\n")}\n`);
  }
  there.settings({ participants: "pseudonyms" }, { files: "canaryfile_{participant}.csv" });
  const dry = await there.publish({ env, args: ["--dry-run"] });
  const first = await there.publish({ env });
  assert.equal(first.code, 0, first.stderr);
  const objects = everyObject(bare);
  for (const text of [objects, dry.stderr, first.stderr])
    assert.ok(!/canary/i.test(text), /.{0,80}canary.{0,80}/i.exec(text)?.[0]);
  // What is to be shown is there, and the search does see it.
  for (const word of [
    "allowed7",
    "shared",
    codeOf(KEY, "canaryid1"),
    "Feb 2024",
    "A site made with",
  ])
    assert.ok(objects.includes(word), word);
  assert.ok(!/2024-02-17|17 Feb/.test(objects), "months only");

  // A fault of the data, of the settings, and of the branch: as silent.
  writeFileSync(join(data, "canaryfile_canaryid3.csv"), `${header}\ncanaryrow,1\n`);
  const faulty = await there.publish({ env });
  const mistaken = {
    files: "canaryfile_{participant}.csv",
    overrides: { canaryid7: { canaryfield: 1 } },
  };
  there.settings({ participants: "pseudonyms" }, mistaken);
  const decided = await there.publish({ env });
  there.settings({ participants: "codes" }, mistaken);
  const unclear = await there.publish({ env });
  for (const { code, stderr } of [faulty, decided, unclear]) {
    assert.equal(code, 2);
    assert.ok(!/canary/i.test(stderr), stderr);
  }
  assert.match(faulty.stderr, /^study file 3:2: 2 cells, but the header has 7; /m);
});
