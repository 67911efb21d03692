/** By what parts are told to be of one study: all of its rows, hashed one at a time, since one text may not hold them. */
import { createHash } from "node:crypto";
import type { Study } from "../read/study.ts";

/** The participants and all their rows, wherever their files lie. */
export function rowsKey({ participants }: Pick<Study, "participants">): string {
  const hash = createHash("sha256");
  const add = (...values: readonly unknown[]): void => {
    hash.update(`${JSON.stringify(values)}\n`);
  };
  for (const { id, blankLines, headersAgain, notIncluded, rows } of participants) {
    add(id, blankLines, headersAgain, notIncluded, rows.length);
    for (const { videoId, date, cells } of rows) add(videoId, date, ...cells);
  }
  return hash.digest("hex");
}
