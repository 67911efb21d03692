/** Figures that a page holds for its script: counts are nobody's id, and nothing else hides among them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { contactText } from "../src/publish/contact-search.ts";
import { textOf } from "../src/publish/site-files.ts";

const page = (data: object): string =>
  `<p>Words</p><script type="application/json" id="data-hashtags">${JSON.stringify(data)}</script>`;

test("an id is not found among the figures of a page's data", () => {
  for (const key of ["counts", "videos", "distances", "clusters", "figures"]) {
    const html = page({ [key]: "26301 4,1" });
    assert.ok(!textOf("7.html", html).includes("26301"), key);
    assert.ok(!contactText("7.html", html).includes("26301"), key);
  }
  const near = page({ nearTags: "0q26301Zw" });
  assert.ok(!textOf("7.html", near).includes("26301"));
  assert.ok(!contactText("7.html", near).includes("26301"));
});

test("a text that stands where figures should is read as any other", () => {
  assert.ok(textOf("7.html", page({ counts: "26301 of mine" })).includes("26301"));
  assert.ok(textOf("7.html", page({ caption: "26301" })).includes("26301"));
});
