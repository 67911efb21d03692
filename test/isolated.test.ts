/** A title and labels that run from right to left are isolated wherever other words stand beside them. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { build, readTree } from "./command.ts";
import { csv, fileName, scratchFolder, writeFiles } from "./scratch.ts";

const TITLE = "الأخبار 2024";
const LABEL = "الوسوم";
const TAGS =
  "football soccer tennis pasta pizza recipe election vote senate puppy kitten dog guitar".split(
    " ",
  );

test("no sentence, title, heading or name of a control has a text from right to left unguarded", async () => {
  const data = writeFiles(join(scratchFolder(), "data"), {
    [fileName("p1")]: csv([TAGS, ["سياسة اليوم"]]),
    "study.json": JSON.stringify({ title: TITLE, fields: { hashtags: { label: LABEL } } }),
  });
  const out = join(scratchFolder(), "site");
  const { code, stderr } = await build(["--data", data, "--out", out, "--k", "3"]);
  assert.equal(code, 0, stderr);
  for (const name of ["index.html", "p1.html", "method.html"]) {
    const { document } = new JSDOM(readTree(out).get(name) ?? "").window;
    const bare: string[] = [];
    const look = (text: string): void => {
      const left = text.replaceAll(/\u2068[^\u2069]*\u2069/g, "");
      // Alone in its element a text has no neighbours to change places with.
      if (left.includes(LABEL) || left.includes(TITLE))
        if (!["", LABEL, TITLE].includes(left.trim())) bare.push(text);
    };
    look(document.title);
    for (const node of document.querySelectorAll("[aria-label], [placeholder], meta[content]"))
      for (const key of ["aria-label", "placeholder", "content"])
        look(node.getAttribute(key) ?? "");
    for (const node of document.querySelectorAll(
      "p, h1, h2, th, td, button, a, li, figcaption, dt, title, desc",
    )) {
      const copy = node.cloneNode(true) as Element;
      for (const own of copy.querySelectorAll("bdi, script")) own.remove();
      look(copy.textContent ?? "");
    }
    assert.deepEqual(bare, [], name);
  }
});
