import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parsePythonList } from "../src/read/python-list.ts";

/** Python has these too, but not as items of a list of texts. */
const MISSING = new Set(["[None]", "[...]"]);

/** What Python's ast.literal_eval makes of a cell: {cell, value} or {cell, error}. */
const cases = readFileSync(new URL("./fixtures/python-lists.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as { cell: string; value?: string[] });

test("parsePythonList(cell) agrees with Python's literal_eval on every oracle case", () => {
  assert.ok(cases.length > 800);
  for (const { cell, value } of cases.filter(({ cell }) => !MISSING.has(cell)))
    assert.deepEqual(parsePythonList(cell)?.items ?? null, value ?? null, cell);
});

test("parsePythonList(cell) knows triple quotes, raw strings, comments and joined lines", () => {
  const list = parsePythonList(`['''a\r\nb''', r'\\n', # note\n 'c' \\\n 'd']`);
  assert.deepEqual([list?.items, list?.unparted], [["a\nb", "\\n", "c", "d"], true]);
});

test("parsePythonList(cell) never evaluates", () => {
  assert.equal(parsePythonList("[__import__('os').system('true')]"), null);
  assert.equal(parsePythonList("['a' * 3]"), null);
  assert.equal(parsePythonList("[x for x in 'abc']"), null);
});
