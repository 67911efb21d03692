/** Where a path truly lies, though nothing may be there yet. */
import { lstatSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { InputError } from "../error.ts";

/**
 * Follows every link of what exists of a path.
 *
 * @param name as the user wrote it
 * @throws InputError for a link to nothing or in a circle, and for a path below a file
 */
export function truePath(name: string): string {
  const refused = (what: string): InputError =>
    new InputError([{ file: name, what, todo: "choose another folder" }]);
  const follow = (path: string): string => {
    try {
      return realpathSync.native(path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ELOOP") throw refused("a link in a circle");
      if (code === "ENOTDIR") throw refused("lies below a file");
      if (code !== "ENOENT") throw error;
      if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
        throw refused("a link to nothing");
      if (dirname(path) === path) return path;
    }
    const parent = follow(dirname(path));
    const kind = statSync(parent, { throwIfNoEntry: false });
    if (kind !== undefined && !kind.isDirectory()) throw refused("lies below a file");
    return join(parent, basename(path));
  };
  return follow(resolve(name));
}

/** Whether one path lies in another or is the same; both absolute. */
export function isWithin(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return !isAbsolute(path) && !/^\.\.(?:[\\/]|$)/.test(path);
}

/** Folders in which the system shows itself as files. */
const OF_THE_SYSTEM = ["/proc", "/sys", "/dev"];
/** Memory that is a folder like any other. */
const MEMORY = "/dev/shm";

/** @param path absolute */
export function isOfTheSystem(path: string): boolean {
  if (process.platform === "win32" || (isWithin(path, MEMORY) && path !== MEMORY)) return false;
  return OF_THE_SYSTEM.some((folder) => isWithin(path, folder));
}
