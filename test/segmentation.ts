/**
 * `node --import tsx/esm test/segmentation.ts FILE`: how many hashtags of a file are read as one of
 * their readings. A line each after the first: the hashtag, a tab, readings with `|` between them.
 * `--faults` lists the others.
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
const begun = performance.now();
const found = pairs.map(([tag = "", readings = ""]) => ({ readings, words: read(tag).words }));
const seconds = (performance.now() - begun) / 1000;
const faults = found.filter(({ readings, words }) => !readings.split("|").includes(words));
if (process.argv.includes("--faults"))
  for (const { readings, words } of faults) console.log(`${words}\t${readings}`);
const right = pairs.length - faults.length;
console.log(
  `${right} of ${pairs.length} as one of their readings: ${(right / pairs.length).toFixed(4)}`,
);
console.log(`${Math.round(pairs.length / seconds)} a second, the first ones among them`);
