import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sampleFiles } from "../data/generate.ts";

test("the committed sample is what its generator writes", () => {
  for (const [name, content] of sampleFiles())
    assert.equal(readFileSync(new URL(`../data/${name}`, import.meta.url), "utf8"), content, name);
});
