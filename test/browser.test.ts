/** Tests that need a browser never pass without one: they are skipped, and fail where CI says so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { testFile } from "./command.ts";

/** By file: how many of its tests need none. */
const FILES = { hostile: 3, "interaction-find": 0, opening: 0, pages: 0 };
const CHROMIUM_PATH = "/no/such/browser";

for (const [name, others] of Object.entries(FILES))
  test(`${name}: without a browser its tests are skipped, and fail in CI`, async () => {
    const here = await testFile(name, { env: { CHROMIUM_PATH } });
    const count = (what: string): number =>
      Number(new RegExp(`^# ${what} (\\d+)$`, "m").exec(here.stdout)?.[1]);
    assert.deepEqual([here.code, count("pass"), count("fail")], [0, others, 0], here.stdout);
    assert.ok(count("skipped") >= 6, here.stdout);
    const inCi = await testFile(name, { env: { CHROMIUM_PATH, CI: "true" } });
    assert.equal(inCi.code, 1, inCi.stdout);
    assert.match(inCi.stdout, /no Chromium here: set CHROMIUM_PATH/);
  });
