/** What is wrong, of all that a build said before it failed. */

/** What is odd and stops no build, and how far a stage has come. */
const NO_FAULT = /^(?:note: |[a-z]+: \d+ of \d+\b|\s*$)/;

export function faultLines(said: string): string[] {
  return said.split(/\r?\n/).filter((line) => !NO_FAULT.test(line));
}
