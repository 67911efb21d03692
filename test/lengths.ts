/**
 * How long the longer test files take, in seconds of processor time on a 2020s machine, measured one by
 * one with the shared build made; a file that is missing here takes less than the least.
 */
export const SECONDS: Readonly<Record<string, number>> = {};

/** Left to `npm run test:all`; what each of them holds, a shorter file holds in part. */
export const LATER: ReadonlySet<string> = new Set([
  "browser",
  "fuzz",
  "guide",
  "opening",
  "publish-alone",
  "publish-killed",
  "publish-where",
  "rebuild",
  "unicode",
  "workflow",
]);
