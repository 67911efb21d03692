/** No cell of a CSV is a formula, wherever a spreadsheet parts the cells. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { csvText } from "../src/csv-text.ts";
import { seededRandom } from "../src/kernels/random.ts";

/**
 * As spreadsheets read: a quote opens only at the start of a cell, what follows the closing one is
 * appended, and elsewhere quotes are text.
 */
function cellsOf(text: string, separators: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] === '"' && text[at + 1] !== '"') break;
        if (text[at] === '"') at += 1;
        cell += text[at] ?? "";
      }
      at += 1;
    }
    for (; at < text.length && !`${separators}\r\n`.includes(text[at] ?? ""); at += 1)
      cell += text[at];
    cells.push(cell);
    at += 1;
  }
  return cells;
}

const READINGS = [",", ";", "\t", ",;\t"] as const;
/** Figures that are ours, and no formula. */
const FIGURES = new Set(["-1.5000", "-3"]);

function assertNoFormula(text: string): void {
  for (const separators of READINGS)
    for (const cell of cellsOf(text, separators))
      if (/^\s*[=+\-@＝＋－＠]/.test(cell) && !FIGURES.has(cell))
        assert.fail(
          `${JSON.stringify(cell)} at ${JSON.stringify(separators)} in ${JSON.stringify(text)}`,
        );
}

const row = (...texts: string[]): string =>
  csvText([texts.flatMap((text) => [text, -3, { value: -1.5, decimals: 4 }])]);

const FORMULAS = [
  "=cmd|' /c calc'!a1",
  " =1+1",
  "\u00a0@sum(1)",
  "\t=1",
  "x;=cmd|' /c calc'!a1",
  "x; =1",
  'x;"=1"',
  'x;""=1',
  'x,y;=1,"z"',
  "x\t+1",
  "x\n=1",
  "x\r\n-1",
  "x\r=1",
  "x;＝1",
  ";;@a",
  'a";=1',
] as const;
for (const text of FORMULAS)
  test(`${JSON.stringify(text)} is no formula in any reading, first or later in a row`, () => {
    const written = row(text, "plain", text) + row("plain", text);
    assertNoFormula(written);
    const [first = []] = parse(written, { relax_column_count: true }) as string[][];
    assert.equal(first[0]?.replaceAll("'", ""), text.replaceAll("'", ""));
  });

test("no text of separators, quotes, line ends and signs makes a formula, 40,000 tried", () => {
  const random = seededRandom(14);
  const letters = [..."=+-@＝;,\t\n\r\"' ax"];
  const text = (): string =>
    Array.from({ length: random() * 9 }, () => letters[Math.floor(random() * letters.length)]).join(
      "",
    );
  for (let i = 0; i < 8000; i++) {
    const texts = Array.from({ length: 5 }, text);
    const written = row(...texts.slice(0, 3)) + row(...texts.slice(3));
    assertNoFormula(written);
    const cells = (parse(written, { relax_column_count: true }) as string[][]).flat();
    assert.deepEqual(
      cells.filter((_, at) => at % 3 === 0).map((cell) => cell.replaceAll("'", "")),
      texts.map((one) => one.replaceAll("'", "")),
    );
  }
});

test("a text that is no formula stays as it is", () => {
  assert.equal(
    csvText([["a;b", "a-b", "1=1", "x; y", 'say "=1"', "it's"]]),
    `a;b,a-b,1=1,x; y,"say ""=1""",it's\n`,
  );
});

test("a million blanks, quotes or semicolons are read once", () => {
  for (const one of [" ", '"', ";", "\t", '; "'])
    assert.ok(csvText([[one.repeat(1_000_000)]]).length >= 1_000_000);
});
