/** What a tag is read as. */

export interface Reading {
  /** Never empty. */
  readonly words: string;
  /** "own phrase": as only the participant's own phrases tell; "set": by study.json. */
  readonly how: "as written" | "split" | "own phrase" | "set";
}

export function asWritten(tag: string): Reading {
  return { words: tag, how: "as written" };
}
