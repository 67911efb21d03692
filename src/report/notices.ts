/** Notices in the two wordings: the console's, which helps to find the place, and the site's, which tells no more than a count. */
import { relative, sep } from "node:path";
import type { Notice } from "../error.ts";
import type { StudyFacts } from "../read/study.ts";

type Wording = (notice: Notice) => string;

/** With the line, and with whatever value it quotes. */
export const said: Wording = ({ line, what }) =>
  line === undefined ? what : `line ${line}: ${what}`;

export const shown: Wording = (notice) => notice.shown ?? said(notice);

export interface StudyNotices {
  /** By file of a participant. */
  readonly of: (file: string) => string[];
  /** Those that belong to no participant. */
  readonly others: readonly string[];
}

export function studyNotices(
  { notices, participants }: StudyFacts,
  dataDir: string,
  wording: Wording,
): StudyNotices {
  const files = new Set(participants.map(({ file }) => file));
  /** The same text wherever the study's folder lies. */
  const placed = (notice: Notice): string => {
    const name = relative(dataDir, notice.file).split(sep).join("/");
    const hidden = wording === shown && notice.shown !== undefined;
    return name === "" || hidden ? wording(notice) : `${name}: ${wording(notice)}`;
  };
  return {
    of: (file) => notices.filter((notice) => notice.file === file).map(wording),
    others: notices.filter(({ file }) => !files.has(file)).map(placed),
  };
}
