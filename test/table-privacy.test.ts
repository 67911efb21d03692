/** What a table holds and no site may: ids, authors, captions, exact times, and whose its rows are. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import type { Settings } from "../src/config/types.ts";
import { formatOf } from "../src/read/formats/formats.ts";
import { discover } from "../src/read/participant-files.ts";
import { slugsOf } from "../src/read/slugs.ts";
import { readStudy } from "../src/read/study.ts";
import { keepWithdrawal } from "../src/read/withdrawal-list.ts";
import { build, command, readTree } from "./command.ts";
import { AUTHORS, VIDEOS } from "./exports.ts";
import { scratchFolder, writeFiles } from "./scratch.ts";
import { CELLS, pyktok, table, TABLES } from "./table-exports.ts";

const HIDING: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(TABLES).map(([name, [, text]]) => [name, text])),
  pyktok: pyktok(true),
  table: CELLS["a,b"]?.[1] ?? "",
};

async function hiddenIn(text: string, settings: Settings) {
  const folder = writeFiles(scratchFolder(), {
    "all.csv": text,
    "study.json": JSON.stringify(settings),
  });
  const config = makeConfig({ data: folder, out: "elsewhere" }, await readSettings(folder));
  const file = join(folder, "all.csv");
  const [columns, values, owners] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const hidden = {
    column: (name: string) => columns.add(name),
    value: (value: string) => values.add(value),
    participant: (id: string) => owners.add(id),
  };
  await formatOf(file, config).eachHidden(file, config.fields, hidden, config);
  return { columns, values, owners };
}

for (const [name, text] of Object.entries(HIDING))
  test(`${name}: ids, authors, captions and times are handed over, and no tag`, async () => {
    const { values, owners } = await hiddenIn(text, { fields: { hashtags: {} } });
    const said = [...values].join("\n");
    for (const { id, author, caption, time } of VIDEOS) {
      assert.ok(said.includes(id), id);
      assert.ok(values.has(author), author);
      if (name !== "table") assert.ok(said.includes(caption.replace(" #captiononly", "")));
      const iso = new Date(time * 1000).toISOString();
      const written = [String(time), iso, `${iso.slice(0, 10)}T10:00:00`];
      assert.ok(
        written.some((own) => values.has(own)),
        iso,
      );
    }
    assert.ok(!values.has("Biden2024") && !values.has("fyp"));
    assert.equal(owners.size, 0);
  });

test("values of the participants' column are handed over as such, and as no value", async () => {
  const { values, owners, columns } = await hiddenIn(HIDING["table"] ?? "", {
    participantColumn: "username",
  });
  assert.deepEqual([...owners].toSorted(), AUTHORS);
  assert.ok(AUTHORS.every((author) => !values.has(author)));
  assert.ok(columns.has("username"));
});

test("other characters become hyphens; who meets another, or a page of ours, gains six digits", () => {
  const ids = ["ann", "a.b", "a-b", "A B", "user.name", "Cohort", "INDEX", "con", "x".repeat(70)];
  const slugs = slugsOf(ids);
  assert.equal(slugs.get("ann"), "ann");
  assert.equal(slugs.get("user.name"), "user-name");
  // printf a.b | sha256sum
  assert.equal(slugs.get("a.b"), "a-b-2e7336");
  for (const id of ["a-b", "A B", "Cohort", "INDEX", "con"])
    assert.match(slugs.get(id) ?? "", /^[A-Za-z-]+-[0-9a-f]{6}$/, id);
  const all = [...slugs.values()];
  assert.equal(new Set(all.map((slug) => slug.toLowerCase())).size, ids.length);
  assert.ok(
    all.every((slug) => /^[A-Za-z0-9_-]{1,64}$/.test(slug)),
    all.join(),
  );
});

const OWNERS = ["canary.name", "canary-name", "canary تجربة"];
const ROWS = OWNERS.flatMap((owner, at) =>
  Array.from({ length: 14 }, (_, i) => [
    String(7300000000000000001n + BigInt(at * 100 + i)),
    owner,
    String(1_700_000_000 + i),
    `A canary sang a song of its own, number ${i}`,
    `allowed${at}x${i}, shared${i}`,
  ]),
);
const HEADER = ["id", "username", "create_time", "canarycolumn", "hashtags"];

function places(settings: Settings) {
  const root = scratchFolder();
  const [data, out, cache] = [join(root, "study"), join(root, "site"), join(root, "cache")];
  const study = { fields: { hashtags: {} }, participantColumn: "username", ...settings };
  writeFiles(data, { "all.csv": table(HEADER, ROWS), "study.json": JSON.stringify(study) });
  const env = { TAGSCAPE_KEY_FILE: join(root, "keys.json"), CI: "" };
  const flags = ["--data", data, "--out", out, "--cache", cache];
  return { data, out, flags, env };
}

const bytesOf = (folder: string): string =>
  [...readTree(folder)].map(([path, text]) => `${path}\n${text}`).join("\n");

test("under pseudonyms nothing of the column is in a site, and who withdraws is in no build", async () => {
  const { data, out, flags, env } = places({ publish: { participants: "pseudonyms" } });
  const first = await build(flags, { env });
  assert.equal(first.code, 0, first.stderr);
  const site = bytesOf(out);
  assert.doesNotMatch(site, /canary|تجربة|username|create_time/i);
  assert.ok(site.includes("allowed1x3"));
  const checked = await command("check-site", [out, "--data", data], { env });
  assert.equal(checked.code, 0, checked.stderr);
  const gone = await command("withdraw", ["canary.name", ...flags], { env });
  assert.equal(gone.code, 0, gone.stderr);
  assert.match(gone.stdout + gone.stderr, /all\.csv: delete their rows/);
  assert.ok(readFileSync(join(data, "all.csv"), "utf8").includes("canary.name"));
  const after = bytesOf(out);
  assert.ok(!after.includes("allowed0x3") && after.includes("allowed1x3"));
  const again = await command("check-site", [out, "--data", data], { env });
  assert.equal(again.code, 0, again.stderr);
});

test("under their ids participants have pages of safe names, and settings follow the ids", async () => {
  const overrides = { "canary.name": { hashtags: { stopTags: ["shared3"] } } };
  const { data, out, flags, env } = places({ overrides, publish: { participants: "as-is" } });
  const first = await build(flags, { env });
  assert.equal(first.code, 0, first.stderr);
  const slugs = slugsOf(OWNERS);
  for (const slug of slugs.values()) assert.ok(existsSync(join(out, `${slug}.html`)), slug);
  const tagsOf = (id: string): string =>
    readFileSync(join(out, "data", `${slugs.get(id)}.hashtags.csv`), "utf8");
  assert.ok(!tagsOf("canary.name").includes("shared3,"));
  assert.ok(tagsOf("canary-name").includes("shared3,"));
  const checked = await command("check-site", [out, "--data", data], { env });
  assert.equal(checked.code, 0, checked.stderr);
});

test("a file that is known by its content is not opened once its participant has withdrawn", async () => {
  const data = scratchFolder();
  const text = table(["id", "hashtags"], [["7300000000000000001", "a,b"]]);
  // Opened, it would be of a second format.
  writeFiles(data, { "ann.csv": text, "ben.csv": TABLES["minet"]?.[1] ?? "" });
  await keepWithdrawal(data, "ben");
  const config = makeConfig({ data, out: "elsewhere" }, await readSettings(data));
  const { files, withdrawn } = await discover(config);
  assert.deepEqual(
    [files, withdrawn].map((own) => own.map(({ id }) => id)),
    [["ann"], ["ben"]],
  );
  const { participants } = await readStudy(config);
  assert.deepEqual(
    participants.map(({ id }) => id),
    ["ann"],
  );
});
