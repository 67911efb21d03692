/**
 * `node --import tsx/esm test/segmentation.ts FILE`: how many hashtags of a file are read as one of
 * their readings. A line each after the first: the hashtag, a tab, readings with `|` between them.
 * `--faults` lists the others, as they are read.
 */
import { readFileSync } from "node:fs";
import { tagReader } from "../src/prepare/reading/tag-reader.ts";

const [file = ""] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const read = tagReader({ phrases: [], readings: new Map() });
const pairs = readFileSync(file, "utf8")
  .split("\n")
  .slice(1)
  .filter((line) => line !== "")
  .map((line) => line.split("\t"));
const found = pairs.map(([tag = "", readings = ""]) => ({ readings, words: read(tag).words }));
const faults = found.filter(({ readings, words }) => !readings.split("|").includes(words));
const right = pairs.length - faults.length;
const begun = performance.now();
for (const [tag = ""] of pairs) read(tag);
const seconds = (performance.now() - begun) / 1000;
const lines = [
  ...(process.argv.includes("--faults")
    ? faults.map(({ readings, words }) => `${words}\t${readings}`)
    : []),
  `${right} of ${pairs.length} as one of their readings: ${(right / pairs.length).toFixed(4)}`,
  `${Math.round(pairs.length / seconds)} tags a second`,
];
process.stdout.write(`${lines.join("\n")}\n`);
