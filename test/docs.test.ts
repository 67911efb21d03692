/** The documents for people: short where a stranger starts, and true where they name files and commands. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import packageJson from "../package.json" with { type: "json" };
import { root } from "./checkout.ts";

const DOCS = [
  "README.md",
  "CONTRIBUTING.md",
  ...markdownIn("docs"),
  ...markdownIn("docs/decisions"),
];
const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

function markdownIn(folder: string): string[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".md"));
  return names.map((name) => `${folder}/${name}`);
}

test("the README is short, begins with the picture, and has the two commands", () => {
  const readme = textOf("README.md");
  assert.ok(Buffer.byteLength(readme) <= 5000, String(Buffer.byteLength(readme)));
  assert.match(readme, /^# Tagscape\n\n!\[[^\]]+\]\(docs\/images\/participant\.png\)\n/);
  const lines = readme.split("\n");
  for (const command of ["npm ci && npm run build", "npm ci && npm test"])
    assert.ok(lines.includes(command), command);
});

test("every link between documents leads to a file", () => {
  const links = DOCS.flatMap((file) =>
    [...textOf(file).matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, to = ""]) =>
      join(dirname(file), to),
    ),
  );
  assert.ok(links.length > 20);
  assert.deepEqual(
    links.filter((to) => !existsSync(join(root, to))),
    [],
  );
});

test("every file that a document names is there", () => {
  const named = DOCS.flatMap((file) =>
    [...textOf(file).matchAll(/`((?:src|test|templates)\/[\w./-]+)`/g)].map(
      ([, path = ""]) => path,
    ),
  ).filter((path) => !path.includes("NAME") && path !== "test/output");
  assert.ok(named.length > 50);
  assert.deepEqual(
    [...new Set(named)].filter((path) => !existsSync(join(root, path))),
    [],
  );
});

test("every command that a document names is one of ours", () => {
  const ours = Object.keys(packageJson.scripts);
  const named = DOCS.flatMap((file) =>
    [...textOf(file).matchAll(/npm run ([a-z:]+)/g)].map(([, name = ""]) => name),
  );
  assert.deepEqual(
    [...new Set(named)].filter((name) => !ours.includes(name)),
    [],
  );
});

test("no document holds two versions of a passage, as an unfinished merge leaves it", () => {
  const marks = /^(?:<{7}|>{7}|(?:> ){7})/m;
  assert.deepEqual(
    DOCS.filter((file) => marks.test(textOf(file))),
    [],
  );
});
