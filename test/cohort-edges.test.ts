/** Who is compared and who is not, and which tags are told of. */
import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build, command, readTree } from "./command.ts";
import { csv, type Files, HEADER, scratchFolder, writeFiles } from "./scratch.ts";

const WORDS = "news sport music film cooking travel science crime politics weather art".split(" ");
/** With a tag that nobody else has, on three videos. */
const rowsOf = (own: string, n = 33): string[][] =>
  Array.from({ length: n }, (_, i) => [
    WORDS[i % 11] ?? "",
    `${WORDS[(i * 3) % 11] ?? ""}tok`,
    ...(i % 4 === 0 ? [own] : []),
  ]);
const [ANN, BEN, CAS] = [
  csv(rowsOf("canaryann")),
  csv(rowsOf("canaryben"), 100),
  csv(rowsOf("canarycas"), 200),
];

/** @returns the files of the site, in which no figure is none */
async function built(files: Files, settings: object = {}): Promise<Map<string, string>> {
  const data = writeFiles(scratchFolder(), files);
  const own = { files: "{participant}.csv", publish: { participants: "as-is" }, ...settings };
  writeFileSync(join(data, "study.json"), JSON.stringify(own));
  const out = join(scratchFolder(), "out");
  const { code, stderr } = await build(["--data", data, "--out", out]);
  assert.equal(code, 0, stderr);
  const site = readTree(out);
  for (const [path, text] of site) {
    const bare = text.replace(/<(script|style)>.*?<\/\1>/gs, "");
    const none = /.{0,30}\b(?:NaN|Infinity|undefined)\b.{0,30}/.exec(bare);
    assert.equal(none?.[0], undefined, path);
  }
  return site;
}

function cohortOf(site: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...site].filter(([path]) => path.includes("cohort")));
}

for (const [name, files, settings] of [
  ["one participant", { "ann.csv": ANN }, {}],
  ["a study that wants none", { "ann.csv": ANN, "ben.csv": BEN }, { cohort: { off: true } }],
] as const)
  test(`${name}: no page of the cohort, and nothing said of it`, async () => {
    const site = await built(files, settings);
    assert.deepEqual([...cohortOf(site).keys()], []);
    for (const [path, text] of site)
      if (path.endsWith(".html")) {
        const page = text.replace(/<(script|style)>.*?<\/\1>/gs, "");
        assert.doesNotMatch(page, /cohort\.html|What differs/, path);
      }
  });

test("a participant without videos stands beside the others, with nothing", async () => {
  const site = await built({ "ann.csv": ANN, "ben.csv": BEN, "non.csv": `${HEADER}\n` });
  assert.match(site.get("data/cohort.hashtags.topics.csv") ?? "", /,non,0,0,0,1\n/);
  assert.doesNotMatch(site.get("data/cohort.hashtags.likeness.csv") ?? "", /non/);
  assert.ok(site.has("cohort.html"));
});

test("nobody has a video", async () => {
  assert.deepEqual(
    [...cohortOf(await built({ "a.csv": `${HEADER}\n`, "b.csv": `${HEADER}\n` }))],
    [],
  );
});

test("a field without tags is not compared, the other is", async () => {
  const bare = (text: string): string => text.replace(/"\['about [^"]*"/g, '"[]"');
  const site = await built({ "ann.csv": bare(ANN), "ben.csv": bare(BEN) });
  const paths = [...cohortOf(site).keys()];
  assert.ok(paths.includes("data/cohort.hashtags.topics.csv"));
  assert.deepEqual(
    paths.filter((path) => path.includes("suggested")),
    [],
  );
});

test("two participants with one tag each have too little to be compared", async () => {
  const site = await built({ "ann.csv": csv([["cats"]]), "ben.csv": csv([["dogs"]], 9) });
  assert.deepEqual([...cohortOf(site).keys()], []);
});

test("a group whose participants have no videos has no share", async () => {
  const groups = { some: ["ann", "ben"], none: ["non"] };
  const site = await built(
    { "ann.csv": ANN, "ben.csv": BEN, "non.csv": `${HEADER}\n` },
    { groups },
  );
  assert.match(site.get("data/cohort.hashtags.topics.csv") ?? "", /,group:none,0,0,0,/);
});

test("tags of fewer participants than asked are in nothing of the cohort, and counted", async () => {
  const publish = { participants: "as-is", minParticipants: 3 };
  const files = {
    "ann.csv": csv([...rowsOf("canaryann"), ["oftwo"], ["oftwo"], ["oftwo"]]),
    "ben.csv": csv([...rowsOf("canaryben"), ["oftwo"], ["oftwo"], ["oftwo"]], 100),
    "cas.csv": CAS,
  };
  const names = { hashtags: [{ name: "Named", tags: ["canaryann", "news"] }] };
  const site = await built(files, { publish, names });
  for (const [path, text] of cohortOf(site)) {
    assert.doesNotMatch(text, /canary(?:ann|ben|cas)|oftwo/, path);
    assert.notEqual(text, "");
  }
  assert.match(site.get("data/cohort.hashtags.tags.csv") ?? "", /^news,/m);
  assert.match(
    site.get("cohort.html") ?? "",
    /4 tags are of fewer participants than this study tells of/,
  );
  assert.match(site.get("data/cohort.json") ?? "", /"untold":4/);
  // They stand on the pages of those who have them.
  assert.match(site.get("ann.html") ?? "", /oftwo/);
});

test("no file of the site, and nothing kept, holds a tag that only the leaver had", async () => {
  const data = writeFiles(scratchFolder(), { "ann.csv": ANN, "ben.csv": BEN, "cas.csv": CAS });
  const [out, cache] = [join(scratchFolder(), "out"), join(scratchFolder(), "cache")];
  const groups = { both: ["ann", "cas"], last: ["cas"] };
  const settings = { files: "{participant}.csv", groups, publish: { participants: "as-is" } };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
  const flags = ["--data", data, "--out", out, "--cache", cache];
  assert.equal((await build(flags)).code, 0);
  const holding = (folder: string): string[] =>
    [...readTree(folder)].filter(([, text]) => /canarycas/i.test(text)).map(([path]) => path);
  assert.ok(holding(out).includes("data/cohort.hashtags.tags.csv"));
  const { code, stderr } = await command("withdraw", ["cas", ...flags]);
  assert.equal(code, 0, stderr);
  assert.deepEqual([...holding(out), ...holding(cache)], []);
  assert.ok(existsSync(join(out, "cohort.html")), "the others are compared still");
  for (const [path, text] of cohortOf(readTree(out)))
    assert.doesNotMatch(text, /"cas"|,cas,|group:last/, path);
  assert.equal((await build(flags)).code, 0);
  assert.deepEqual([...holding(out), ...holding(cache)], []);
});
