/** Where a publication is put together: outside the project, and gone when it ends. */
import { PUBLICATION } from "../files/publication-folder.ts";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning, markIn, ownMark } from "../files/running.ts";

export interface Workspace {
  /** A fresh folder that is removed at the end of the process. */
  readonly folder: string;
  /** What of others could not be removed. */
  readonly notes: readonly string[];
}

/** @throws Error of the disk where no folder can be made */
export function openWorkspace(): Workspace {
  const notes = sweepWorkspaces();
  const folder = mkdtempSync(join(tmpdir(), `${PUBLICATION}${ownMark()}-`));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return { folder, notes };
}

/**
 * Removes those of publications that were killed: they hold a site. One of another user stands in
 * nobody's way.
 *
 * @returns a note for each that is still there
 */
export function sweepWorkspaces(): string[] {
  let names: string[] = [];
  const looked = refusal(() => (names = readdirSync(tmpdir())));
  if (looked !== null)
    return [`${tmpdir()}: what killed publications left there cannot be seen (${looked})`];
  return names
    .filter((name) => name.startsWith(PUBLICATION) && !isInUse(name))
    .toSorted()
    .flatMap((name) => {
      const left = join(tmpdir(), name);
      const code = refusal(() => rmSync(left, { recursive: true, force: true }));
      return code === null
        ? []
        : [
            `${left}: left by a publication that was killed, may hold a site, and cannot be removed (${code}); its owner or an administrator can`,
          ];
    });
}

/** @returns the code by which the disk refuses, or null where it does not */
function refusal(action: () => void): string | null {
  try {
    action();
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code;
  }
}

function isInUse(name: string): boolean {
  const mark = markIn(name.slice(PUBLICATION.length));
  return mark !== null && mark !== ownMark() && isRunning(mark);
}
