/** Letters that Unicode has added since 15.0: the same in every Node, whatever it knows of them. */
import { cleanName, cleanTag } from "../src/clean/clean.ts";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { textWidth } from "../src/chart/text-width.ts";
import { hasNewer, withoutNewer } from "../src/clean/letters.ts";
import { build, readTree } from "./command.ts";
import { otherNode, skip } from "./other-node.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";

/** Of Unicode 16.0 and 17.0: capitals, letters that are composed, marks, letters with a twin. */
const NEWER = [
  "\u{10d50}\u{10d51}",
  "\ua7cb\ua7da\ua7dc",
  "\u1c89",
  "\ua7ce\ua7d2",
  "\u{16ea0}\u{16eb8}",
  "\u{105d2}\u0307",
  "\u{11382}\u{113c9}",
  "\u{1611e}\u{1611e}",
  "\u{16d67}\u{16d67}",
  "\u{1ccd6}\u{1ccd7}\u{1ccd8}",
  "a\u1acf\u0301",
  "e\u{10d69}\u0301",
];

for (const text of NEWER)
  test(`${JSON.stringify(text)} is kept as it was written`, () => {
    const codes = Array.from(text, (c) => c.codePointAt(0)?.toString(16)).join(" ");
    assert.equal(cleanTag(text).tag, text, codes);
    assert.equal(cleanName(text), text, codes);
    assert.equal(cleanTag(`Ab\u0301 ${text} DÉ`).tag, `ab\u0301 ${text} dé`, codes);
    assert.equal(cleanTag(cleanTag(`ÀΣ${text}Σ`).tag).tag, cleanTag(`ÀΣ${text}Σ`).tag);
  });

const ALL = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
const isUnassigned = (character: string): boolean => /\p{Cn}/u.test(character);

test("the table holds what Unicode 15.0 has not assigned, and no Node knows less", () => {
  // 149,186 characters, 65 controls, 137,468 for private use and 2,048 surrogates; two that changed.
  const known = 149_186 + 65 + 137_468 + 2048 - 2;
  assert.equal(ALL.filter((character) => !hasNewer(character)).length, known);
  assert.deepEqual(
    ALL.filter((character) => isUnassigned(character) && !hasNewer(character)),
    [],
  );
});

test("no newer character is a mark without width, nor read by the tokenizer's tables", () => {
  for (const character of ALL.filter(hasNewer))
    if (character !== "\u0295") assert.notEqual(textWidth(character, 10), 0, character);
  assert.equal(withoutNewer("a\u{1ccd6}b\u{16ea0}"), "a\ufffdb\ufffd");
});

const DIGEST = fileURLToPath(new URL("fold-digest.ts", import.meta.url));
const tsx = new URL("../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href;
const digest = (node: string): string =>
  execFileSync(node, ["--import", tsx, DIGEST], { encoding: "utf8" });
const ours = digest(process.execPath);
for (const version of ["20.19.0", "24.21.0"])
  test(`Node ${version} folds every character as this one does`, { skip }, () => {
    assert.equal(digest(otherNode(version)), ours);
  });

test("a study of such tags has the same bytes under Node 20.19.0", { skip }, async () => {
  const rows = NEWER.map((text, i) => [text, `${text}Σ`, `tag ${i}`]);
  const study = writeFiles(join(scratchFolder(), "study"), { [fileName("a")]: csv(rows) });
  const sites = [];
  for (const node of [process.execPath, otherNode("20.19.0")]) {
    const out = join(scratchFolder(), "out");
    const { code, stderr } = await build(["--data", study, "--out", out, "--no-cache"], { node });
    assert.equal(code, 0, stderr);
    sites.push(readTree(out));
  }
  assert.deepEqual(sites[0], sites[1]);
});
