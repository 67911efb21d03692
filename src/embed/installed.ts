/** Whether an optional package is there. */
import { createRequire } from "node:module";

/** Whether a package lies where Node looks for it, whatever its state. */
export function isInstalled(packageName: string): boolean {
  try {
    createRequire(import.meta.url).resolve(`${packageName}/package.json`);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "MODULE_NOT_FOUND") return false;
    // A package that does not show its package.json is there.
    if (code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return true;
    throw error;
  }
}
