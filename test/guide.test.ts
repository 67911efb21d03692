/** docs/publishing.md, followed to the letter from an empty folder to a published site. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkout, root } from "./checkout.ts";
import { environment } from "./environment.ts";
import { documentOf, follow } from "./following.ts";

const guide = documentOf("publishing.md");
const skip = process.platform === "win32" && "its commands are for bash";

test(
  "from an empty folder to a published site, by what the guide says alone",
  { skip },
  async () => {
    const here = checkout();
    const out = (name: string): string => join(here, "..", name);
    const said = await follow(guide, here, environment(), ({ kind, text }) =>
      // The first is the whole of study.json, the next one only lines for GitHub.
      kind === "json" && text.startsWith("{") ? join(out("my-study"), "study.json") : null,
    );
    assert.match(said, /a dry run: nothing was pushed/);
    assert.match(said, /published: /);
    assert.equal(said.match(/nothing that must not be there/g)?.length, 2);
    const published = readdirSync(out("published"));
    assert.ok(published.includes("index.html"));
    const pages = published.filter((name) => /^[0-9a-z]{4}-[0-9a-z]{4}\.html$/.test(name));
    assert.ok(pages.length >= 2, published.join(" "));
    const key = out(".tagscape-key-my-study.json");
    assert.ok(existsSync(key));
    assert.equal(statSync(key).mode & 0o777, 0o600);
    const log = execFileSync("git", ["-C", out("my-site.git"), "rev-list", "--all"], {
      encoding: "utf8",
    });
    assert.equal(log.trim().split("\n").length, 1);
  },
);

test("each fault in the guide's last table is one that a command says", () => {
  const sources = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n")
    .replaceAll(/\$\{[^}]*\}\s*/g, "");
  const rows = guide
    .slice(guide.indexOf("## When it stops"))
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (it says|-)/.test(line))
    .map((line) => line.split("|")[1]?.trim() ?? "");
  assert.ok(rows.length > 3);
  const said = (row: string): boolean =>
    row.split(/ …; | is no /).every((part) => sources.includes(part));
  assert.deepEqual(
    rows.filter((row) => !said(row)),
    [],
  );
});
