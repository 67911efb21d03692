/** Whether git would take a file of ours into the repository that it lies in. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** False too where there is no repository, or no git to ask. */
export function isOfferedToGit(file: string): boolean {
  const folder = dirname(file);
  if (!isInRepository(folder)) return false;
  // The variables of a hook or an alias would name another repository.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name)),
  );
  const args = ["-c", "core.fsmonitor=false", "check-ignore", "--quiet", "--no-index", "--"];
  const { status } = spawnSync("git", [...args, basename(file)], { cwd: folder, env });
  // 0 is ignored, 1 is not; anything else is git's own trouble.
  return status === 1;
}

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInRepository(parent);
}
