/**
 * How long the longer test files take, in seconds of processor time with the shared build made, each
 * measured by itself; a file that is missing here takes less than the least.
 */
export const SECONDS: Readonly<Record<string, number>> = {
  withdraw: 50,
  publish: 45,
  "publish-where": 45,
  rebuild: 45,
  barriers: 40,
  "publish-alone": 30,
  "map-room": 28,
  guide: 28,
  fuzz: 26,
  opening: 22,
  build: 25,
  pages: 20,
  keys: 18,
  "fast-kernels": 15,
  "interaction-find": 15,
  "publish-killed": 15,
  reading: 15,
  unicode: 15,
  workflow: 15,
  browser: 13,
  pseudonyms: 12,
  "row-counts": 12,
  "interaction-map": 12,
  hostile: 11,
  "publish-canary": 10,
  "way-home": 8,
  heaps: 14,
  "interaction-keep": 8,
  commands: 6,
  linear: 5,
};

/** Left to `npm run test:all`: what no promise of the design hangs on alone. */
export const LATER: ReadonlySet<string> = new Set([
  "barriers",
  "browser",
  "fuzz",
  "guide",
  "map-room",
  "opening",
  "publish",
  "publish-alone",
  "publish-killed",
  "publish-where",
  "rebuild",
  "unicode",
  "withdraw",
  "workflow",
]);
