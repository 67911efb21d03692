/** Where a publication is put together: outside the project, and gone when it ends. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning, markIn, ownMark } from "../running.ts";

const PREFIX = "tagscape-publish-";

/** A fresh folder that is removed at the end of the process. */
export function openWorkspace(): string {
  sweepWorkspaces();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${ownMark()}-`));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Removes those of publications that were killed: they hold a site. */
export function sweepWorkspaces(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const mark = markIn(name.slice(PREFIX.length));
    if (mark !== null && mark !== ownMark() && isRunning(mark)) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
