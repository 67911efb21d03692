/** Notices in the two wordings: the console's, which helps to find the place, and the site's, which tells no more than a count. */
import { relative, sep } from "node:path";
import type { Notice } from "../error.ts";
import type { Study } from "../read/study.ts";

/** A notice as the console says it, and as a site does. */
export interface Told {
  readonly said: string;
  readonly shown: string;
}

export interface StudyNotices {
  /** By file of a participant. */
  readonly of: (file: string) => Told[];
  /** Those that belong to no participant. */
  readonly others: readonly Told[];
}

export function toldOf(
  { notices, participants }: Pick<Study, "notices" | "participants">,
  dataDir: string,
): StudyNotices {
  const files = new Set(participants.map(({ file }) => file));
  const byFile = new Map<string, Notice[]>();
  for (const notice of notices) {
    const own = byFile.get(notice.file);
    if (own === undefined) byFile.set(notice.file, [notice]);
    else own.push(notice);
  }
  return {
    of: (file) =>
      (byFile.get(file) ?? []).map((notice) => ({ said: said(notice), shown: shown(notice) })),
    others: notices
      .filter(({ file }) => !files.has(file))
      .map((notice) => {
        // The same text wherever the study's folder lies.
        const name = relative(dataDir, notice.file).split(sep).join("/");
        const placed = (text: string): string => (name === "" ? text : `${name}: ${text}`);
        return {
          said: placed(said(notice)),
          shown: notice.shown ?? placed(said(notice)),
        };
      }),
  };
}

/** With the line, and with whatever value it quotes. */
function said({ line, what }: Notice): string {
  return line === undefined ? what : `line ${line}: ${what}`;
}

function shown(notice: Notice): string {
  return notice.shown ?? said(notice);
}
