/** Vectors that come with the study: how their file is read, and what is wrong with one. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { makeConfig } from "../src/config/config.ts";
import { openVectors } from "../src/embed/own/vectors-file.ts";
import { type OwnVectors, rowOfTag } from "../src/embed/own/own-vectors.ts";
import { InputError } from "../src/error.ts";
import { npy } from "./npy.ts";
import { type Files, scratchFolder, writeFiles } from "./scratch.ts";

const NAME = "paraphrase-multilingual-MiniLM-L12-v2";

function given(files: Files, file = Object.keys(files)[0] ?? ""): OwnVectors {
  const data = writeFiles(join(scratchFolder(), "data"), files);
  const settings = { settings: { vectors: { file, name: NAME } }, file: "study.json", faults: [] };
  const config = makeConfig(
    { data, out: join(data, "..", "out") },
    { ...settings, maybePseudonyms: false, lineOf: () => 3 },
  );
  const opened = openVectors(config);
  assert.ok(opened !== null);
  return opened.read();
}

/** The messages, without the folder. */
function refused(files: Files, file?: string): string[] {
  try {
    given(files, file);
  } catch (error) {
    assert.ok(error instanceof InputError, String(error));
    return error.message.split("\n").map((line) => line.replace(/^\S*\/data\//, ""));
  }
  assert.fail("taken");
}

function vectorOf(own: OwnVectors, tag: string): number[] {
  const { data, cols } = own.rows;
  const row = rowOfTag(own, tag);
  assert.ok(row !== null, tag);
  return [...data.subarray(row * cols, row * cols + own.dimensions)].map((v) => +v.toFixed(4));
}

test("a CSV is read with a header or without, at unit length, by tags as they are cleaned", () => {
  const rows = '#Cats,3,4\n"a, b",0,-2\nкошка,1e300,0\n';
  for (const head of ["", "tag,x,y\n", ",0,1\n", "tag,1,2\n", "\ufefftag,dim_0,dim_1\r\n"]) {
    const own = given({ "vectors.csv": head + rows });
    assert.equal(own.dimensions, 2);
    assert.equal(own.rows.cols % 32, 0);
    assert.deepEqual(vectorOf(own, "cats"), [0.6, 0.8]);
    assert.deepEqual(vectorOf(own, "#cats"), [0.6, 0.8]);
    assert.deepEqual(vectorOf(own, "a, b"), [0, -1]);
    assert.deepEqual(vectorOf(own, "кошка"), [1, 0]);
    assert.equal(rowOfTag(own, "dogs"), null);
  }
  // As a CSV of ours has a text that would run as a formula.
  assert.deepEqual(vectorOf(given({ "v.csv": "'=cats,1,0\n" }), "=cats"), [1, 0]);
  // A first row of numbers is one, whatever they count.
  assert.deepEqual(vectorOf(given({ "v.csv": "cats,0,1\n" }), "cats"), [0, 1]);
});

test("an array of numpy with its tags beside it gives the same", () => {
  const rows = [
    [3, 4, 0],
    [0, -2, 0],
  ];
  for (const type of ["<f4", "<f8"] as const) {
    const own = given({ "v.npy": npy(rows, type), "v.txt": "Cats\r\ndogs\n" });
    assert.deepEqual(vectorOf(own, "cats"), [0.6, 0.8, 0]);
    assert.deepEqual(vectorOf(own, "dogs"), [0, -1, 0]);
  }
});

test("each row of a CSV that is no vector is one line, all of them at once", () => {
  const text = [
    "cats,1,0",
    "dogs,1",
    "Cats,0,1",
    "birds,nan,1",
    "fish,0,0",
    " ,1,2",
    "cows,1,two",
    "bees",
    "ants,inf,0",
    "moths,1,0x1",
    "",
  ].join("\n");
  assert.deepEqual(refused({ "v.csv": text }), [
    "v.csv:2: 1 number where line 1 has 2; write as many in each row",
    'v.csv:3: "cats" again, after line 1: tags are compared once they are cleaned; keep one of the rows',
    'v.csv:4: "birds" has a number that is not finite; leave its row out',
    'v.csv:5: "fish" has zeros alone; leave its row out',
    "v.csv:6: a row without a tag; name its tag, or leave it out",
    'v.csv:7: "two" is no number; write each row as its tag, then numbers with a point',
    'v.csv:8: "bees" has no numbers; write tag,number,number and so on',
    'v.csv:9: "ants" has a number that is not finite; leave its row out',
    'v.csv:10: "0x1" is no number; write each row as its tag, then numbers with a point',
  ]);
  const many = Array.from({ length: 500 }, (_, i) => `tag${i},0,0\n`).join("");
  const lines = refused({ "v.csv": many });
  assert.equal(lines.length, 21);
  assert.match(lines.at(-1) ?? "", /^v\.csv: 480 more faults like these;/);
});

test("a file that is none, or not the study's, is refused in one line", () => {
  const cases: [Files, string, RegExp][] = [
    [{}, "v.csv", /^v\.csv: no such file, which study\.json names/],
    [{}, "../v.csv", /^study\.json:3: vectors: "\.\.\/v\.csv" lies outside the study's folder;/],
    [{}, "/etc/v.csv", /lies outside/],
    [{}, "C:\\v.csv", /lies outside/],
    [{ "v.parquet": "x" }, "v.parquet", /is neither \.csv nor \.npy;/],
    [{ "v.csv": "" }, "v.csv", /^v\.csv: no vectors in it;/],
    [{ "v.csv": "tag,a,b\n" }, "v.csv", /^v\.csv: no vectors in it;/],
    [{ "v.csv": Buffer.from([0x63, 0xff, 0x2c, 0x31]) }, "v.csv", /^v\.csv: not UTF-8;/],
    [{ "v.csv": '"cats,1,2\n' }, "v.csv", /^v\.csv(?::\d+)?: a quote is out of place;/],
    [{ "v.npy": "cats,1,2\n", "v.txt": "cats\n" }, "v.npy", /no array of numpy/],
    [{ "v.npy": npy([[1]], "<f4") }, "v.npy", /^v\.txt: no such file/],
    [{ "v.npy": npy([[1]], "<f4"), "v.txt": "a\nb\n" }, "v.npy", /^v\.txt: 2 tags for the 1 row/],
    [{ "v.npy": npy([[1], [0]], "<f4"), "v.txt": "a\nb\n" }, "v.npy", /^v\.txt:2: "b" has zeros/],
    [{ "v.npy": npy([[1]], "<f4").subarray(0, -1), "v.txt": "a\n" }, "v.npy", /3 bytes of numbers/],
    [{ "v.npy": npy([[1]], "<f4", { shape: "(1,)" }), "v.txt": "a\n" }, "v.npy", /1 dimension,/],
    [
      { "v.npy": npy([[1]], "<f4", { shape: "(9007199254740993, 9)" }), "v.txt": "a\n" },
      "v.npy",
      /bytes of numbers/,
    ],
    [{ "v.npy": npy([[1]], "<f4", { descr: "'>f4'" }), "v.txt": "a\n" }, "v.npy", /">f4"/],
    [{ "v.npy": npy([[1]], "<f4", { descr: "'|O'" }), "v.txt": "a\n" }, "v.npy", /"\|O"/],
    [
      { "v.npy": npy([[1]], "<f4", { fortran_order: "True" }), "v.txt": "a\n" },
      "v.npy",
      /Fortran order/,
    ],
  ];
  for (const [files, file, line] of cases) {
    const lines = refused(files, file);
    assert.equal(lines.length, 1, lines.join("\n"));
    assert.match(lines[0] ?? "", line);
  }
});
