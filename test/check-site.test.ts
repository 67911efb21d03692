/** What keeps a site from being published: each kind of fault is put in, and found. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { checkSite } from "../src/publish/check.ts";
import { sha256 } from "../src/sha256.ts";
import { build } from "./command.ts";
import { scratchFolder } from "./scratch.ts";

const CODES = { TAGSCAPE_KEY: "ab".repeat(32) };
let site: string;
before(async () => {
  const data = join(scratchFolder(), "data");
  mkdirSync(data);
  for (const id of ["personone", "persontwo"])
    writeFileSync(
      join(data, `${id}.csv`),
      `video_id,hashtags,suggested_words\n1,"['me@example.org', 'call +1 212 555 0100', '@handle', 'https://x.org', 'shared', '${id}tag']","[]"\n`,
    );
  const settings = { files: "{participant}.csv", publish: { participants: "pseudonyms" } };
  writeFileSync(join(data, "study.json"), JSON.stringify(settings));
  site = join(scratchFolder(), "site");
  const { code, stderr } = await build(["--data", data, "--out", site], { env: CODES });
  assert.equal(code, 0, stderr);
});

const SECRETS = { names: ["personone", "persontwo"] };

test("a site as it was built has no fault, and its notes say what to look at", () => {
  const { faults, notes } = checkSite(site, SECRETS);
  assert.deepEqual(faults, []);
  const all = notes.join("\n");
  for (const part of ["like an e-mail address", "a phone number", "an @handle", "a web address"])
    assert.ok(all.includes(part), `${part} in ${all}`);
  assert.match(
    all,
    /hashtags: 17\u00a0% to 17\u00a0% of a participant’s tags occur with nobody else/,
  );
});

/** Changes a copy of the site, and mends its manifest so that only the change itself is at fault. */
function changed(path: string, change: (text: string) => string): readonly string[] {
  const copy = join(scratchFolder(), "copy");
  cpSync(site, copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(copy, "manifest.json"), "utf8")) as {
    files: Record<string, string>;
  };
  const text = change(readFileSync(join(copy, path), "utf8"));
  writeFileSync(join(copy, path), text);
  manifest.files[path] = sha256(text);
  if (path !== "manifest.json")
    writeFileSync(join(copy, "manifest.json"), JSON.stringify(manifest));
  return checkSite(copy, SECRETS).faults.map(({ what }) => what);
}

const CHANGES: readonly (readonly [string, string, (text: string) => string, RegExp])[] = [
  ["a raw id", "index.html", (text) => `${text}<!-- personone -->`, /name of a participant/],
  ["a name of a file", "method.html", (text) => `${text} personone.csv`, /name of a participant/],
  ["a video's id", "method.html", (text) => `${text} 7300000000000000001`, /id of a video/],
  ["an exact time", "method.html", (text) => `${text} 2024-02-02T12:23:33`, /exact time/],
  ["a link to nothing", "index.html", (text) => `${text}<a href="gone.html">`, /link to nothing/],
  ["an anchor to nothing", "index.html", (text) => `${text}<a href="#gone">`, /link to nothing/],
];

for (const [name, path, change, expected] of CHANGES)
  test(`${name} in a page is a fault`, () => {
    const faults = changed(path, change);
    assert.ok(
      faults.some((what) => expected.test(what)),
      faults.join("; "),
    );
  });

test("a field that is not to be published, and files that are not the site's, are faults", () => {
  const manifest = JSON.parse(readFileSync(join(site, "manifest.json"), "utf8")) as {
    files: Record<string, string>;
  };
  const json = Object.keys(manifest.files).find((path) => path.endsWith(".json")) ?? "";
  const faults = changed(json, (text) => text.replace('{"id"', '{"author":"x","id"'));
  assert.ok(
    faults.some((what) => /not to be published, "author"/.test(what)),
    faults.join("; "),
  );

  const copy = join(scratchFolder(), "copy");
  cpSync(site, copy, { recursive: true });
  writeFileSync(join(copy, "notes.txt"), "mine");
  writeFileSync(join(copy, "index.html"), `${readFileSync(join(copy, "index.html"), "utf8")} `);
  rmSync(join(copy, "404.html"));
  const found = checkSite(copy, SECRETS).faults.map(({ what }) => what);
  for (const what of ["not a file of a site", "not as the manifest has it", "missing"])
    assert.ok(found.includes(what), `${what} in ${found.join("; ")}`);
});
