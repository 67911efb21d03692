import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Preview, preview } from "../src/preview.ts";
import { scratchFolder } from "./scratch.ts";

let served: Preview;
before(async () => {
  const site = join(scratchFolder(), "site");
  mkdirSync(join(site, "data"), { recursive: true });
  writeFileSync(join(site, "..", "secret.html"), "secret");
  writeFileSync(join(site, "index.html"), "first");
  writeFileSync(join(site, "26301.html"), "page");
  writeFileSync(join(site, "404.html"), "gone");
  writeFileSync(join(site, ".nojekyll"), "");
  writeFileSync(join(site, "data", "26301.json"), "{}");
  served = await preview(site, "/study/");
});
after(() => served.close());

const CASES: readonly (readonly [path: string, status: number, text: string])[] = [
  ["", 200, "first"],
  ["index.html", 200, "first"],
  ["26301.html", 200, "page"],
  ["26301", 200, "page"],
  ["26301.html?x=1#y", 200, "page"],
  ["data/26301.json", 200, "{}"],
  ["data", 404, "gone"],
  ["nobody.html", 404, "gone"],
  [".nojekyll", 404, "gone"],
  ["..%2fsecret.html", 404, "gone"],
  ["%2e%2e/secret.html", 404, "gone"],
  ["%00", 404, "gone"],
  ["%E0%A4%A", 404, "gone"],
];

for (const [path, status, text] of CASES)
  test(`the preview answers ${JSON.stringify(path)} with ${status}`, async () => {
    const answer = await fetch(served.url + path);
    assert.equal(answer.status, status);
    assert.equal(await answer.text(), text);
  });

test("outside the base path there is nothing, and the base without its slash leads there", async () => {
  const { origin } = new URL(served.url);
  assert.equal((await fetch(`${origin}/index.html`)).status, 404);
  const answer = await fetch(`${origin}/study`);
  assert.equal(answer.url, served.url);
  assert.match((await fetch(served.url)).headers.get("content-type") ?? "", /^text\/html/);
});
