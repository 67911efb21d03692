/** Someone withdraws from a study that was built in parts: nothing of them is left there, nor in the next merge. */
import assert from "node:assert/strict";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readHeader } from "../src/parts/part-folder.ts";
import { command, type Ended, readTree } from "./command.ts";
import { done, files, merge, type Parted, shards, studyOf, whole } from "./parted.ts";
import { fileName } from "./scratch.ts";

const withdraw = ({ root, data, env }: Parted, ...args: string[]): Promise<Ended> =>
  command("withdraw", [...args, "--data", data, "--out", join(root, "none"), "--no-cache"], {
    env,
  });

/** Words that the study has of nobody else. */
function withOwnWords(settings: object): ReturnType<typeof files> {
  const all = files(settings);
  const name = fileName("dario");
  return { ...all, [name]: String(all[name]).replaceAll("climate", "zanzibar") };
}

const bytesOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${name}\n${readFileSync(join(parentPath, name), "latin1")}`)
    .join("\n");

for (const participants of ["as-is", "pseudonyms"] as const)
  test(`${participants}: the merge of what is left is a build of the study without them`, async () => {
    const settings = { publish: { participants }, groups: { some: ["alba", "dario", "elif"] } };
    const study = studyOf(
      withOwnWords({ ...settings, overrides: { dario: { hashtags: { k: 3 } } } }),
    );
    const folder = join(study.root, "parts-2");
    const parts = await shards(study, 2);
    const { code: name = "dario" } = codesOf(study);
    const before = parts.map((part) => readHeader(part));

    const { stdout } = await done(withdraw(study, "dario", "--parts", folder));
    assert.match(stdout, /parts-2\/[12]: took them out\n/);
    assert.match(stdout, /parts-2\/[12]: did not have them\n/);
    for (const [i, part] of parts.entries()) {
      const bytes = bytesOf(part);
      for (const word of ["dario", name, "zanzibar"])
        assert.ok(!bytes.includes(word), `${word} in ${part}`);
      const header = readHeader(part);
      assert.equal(header?.withdrawn.length, 1);
      assert.equal(header?.same.study, before[i]?.same.study);
      const vectors = readFileSync(join(part, "vectors.f32")).length;
      assert.equal(vectors, 4 * (header?.texts.length ?? 0) * (header?.cols ?? 0));
    }
    assert.deepEqual(readdirSync(folder).toSorted(), ["1", "2"], "nothing is left beside them");
    const out = join(study.root, "merged");
    await done(merge(parts, out, "--data", study.data));

    // The study as it is when all is done that the command lists to be done by hand.
    rmSync(join(study.data, fileName("dario")));
    const without = {
      ...study,
      data: studyOf({ "study.json": JSON.stringify({ title: "In parts", ...settings }) }).data,
    };
    for (const file of readdirSync(study.data).filter((file) => file !== "study.json"))
      cpSync(join(study.data, file), join(without.data, file));
    assert.deepEqual(readTree(out), readTree(await whole(without)));

    const twice = await done(withdraw(study, "dario", "--parts", folder));
    assert.match(twice.stdout, /1: did not have them\n[^]*2: did not have them\n/);
  });

function codesOf({ root }: Parted): { readonly code?: string } {
  const file = join(root, "keys.json");
  if (!existsSync(file)) return {};
  const { codes } = JSON.parse(readFileSync(file, "utf8")) as { codes: Record<string, string> };
  const [code = ""] = Object.entries(codes).find(([, id]) => id === "dario") ?? [];
  return { code };
}

test("who withdrew before must be taken out too, in whatever order, before a merge is content", async () => {
  const study = studyOf(files({ publish: { participants: "as-is" } }));
  const parts = await shards(study, 1);
  const out = join(study.root, "site");
  await done(withdraw(study, "hugo"));
  await done(withdraw(study, "gwen", "--parts", parts[0] ?? ""));
  const early = await merge(parts, out, "--data", study.data);
  assert.equal(early.code, 2);
  assert.match(
    early.stderr,
    /^[^\n]*parts-1\/1: older than a withdrawal; build this shard again, or take them out: [^\n]*\n$/,
  );
  const nowhere = await merge(parts, out, "--data", `${study.data}0`);
  assert.match(
    nowhere.stderr,
    /^--data: nothing is at ".*study0"; name the folder of the study\n$/,
  );
  await done(withdraw(study, "hugo", `--parts=${parts[0] ?? ""}`));
  await done(merge(parts, out, "--data", study.data));
  const pages = readdirSync(out);
  assert.ok(!pages.includes("hugo.html") && !pages.includes("gwen.html"));
});

test("of an aggregate that would be of too few no site is made", async () => {
  const settings = { publish: { participants: "as-is" }, pages: "cohort" };
  const {
    [fileName("hugo")]: _,
    [fileName("gwen")]: __,
    [fileName("fritz")]: ___,
    ...five
  } = files(settings);
  const study = studyOf(five);
  const parts = await shards(study, 1);
  await done(withdraw(study, "alba", "--parts", join(study.root, "parts-1")));
  const { code, stderr } = await merge(parts, join(study.root, "site"));
  assert.equal(code, 2);
  assert.match(stderr, /^merge: an aggregate tells of no fewer than 5 participants, and 4 with /);
});

test("what cannot be told or done is said, and nobody is withdrawn by a slip", async () => {
  const study = studyOf(files({ publish: { participants: "pseudonyms" } }));
  const [part = ""] = await shards(study, 1);
  const none = await withdraw(study, "alba", "--parts", study.data);
  assert.equal(none.code, 2);
  assert.match(none.stderr, /^--parts: no part of a study in ".*study"; [^\n]*\n$/);
  assert.match((await withdraw(study, "alba", "--parts")).stderr, /^--parts: no value; /);
  assert.ok(!existsSync(join(study.data, "withdrawn.json")));
  // Codes of another key: whether they are in it cannot be told.
  rmSync(study.env["TAGSCAPE_KEY_FILE"] ?? "");
  const lost = await withdraw(study, "alba", "--parts", part);
  assert.equal(lost.code, 2);
  assert.match(
    lost.stdout,
    /1: NOT DONE \(.*its codes are of a key that is not here; bring the key/,
  );
});
