/** What a publication says names no folder that is gone when it is read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { publication } from "./publication.ts";

test("npm run publish ends without the name of its temporary folder, whether it goes well or not", async () => {
  const { publish, temporary, settings } = publication();
  for (const more of [{}, { title: "bob" }]) {
    settings({ participants: "pseudonyms" }, more);
    const { stderr } = await publish({ args: ["--dry-run"] });
    assert.match(stderr, /^3 participants$/m);
    assert.ok(!stderr.includes("tagscape-publish-"), stderr);
    assert.ok(!stderr.includes(temporary), stderr);
  }
});
