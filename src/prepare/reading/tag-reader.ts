import { asWritten, type Reading } from "./reading.ts";
export function tagReader(_: {
  phrases: readonly string[];
  readings: ReadonlyMap<string, string>;
}): (tag: string) => Reading {
  return asWritten;
}
