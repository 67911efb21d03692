import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parsePythonList } from "../src/python-list.ts";
const p = "../shared/oracles/python-lists.jsonl";
test("x", { skip: !existsSync(p) }, () => {
  let bad = 0;
  for (const l of readFileSync(p, "utf8").trim().split("\n")) {
    const { cell, value } = JSON.parse(l) as { cell: string; value?: string[] };
    const got = parsePythonList(cell);
    try { assert.deepEqual(got, value ?? null); } catch { bad++; if (bad < 20) console.log(JSON.stringify({ cell, value, got })); }
  }
  console.log("bad", bad);
});
