/** Where a site is written before it stands: a folder beside it, file by file, by this process and its workers. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { naming } from "../error.ts";
import { sha256 } from "../sha256.ts";

/** path → sha256 of what was written */
export type Written = ReadonlyMap<string, string>;

/** None leads out of the stage: names may come from a part that somebody else has made. */
const PATH = /^(?:(?:data|units)\/)?\.?[\w-][\w.-]*$/;

/** @throws InputError naming the file where the system refuses it */
export async function writeFiles(
  stage: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<Written> {
  const hashes = new Map<string, string>();
  const odd = [...files.keys()].find((file) => !PATH.test(file));
  if (odd !== undefined) throw new Error(`no name for a file: ${odd}`);
  for (const folder of new Set([...files.keys()].map((file) => dirname(join(stage, file)))))
    mkdirSync(folder, { recursive: true });
  for (const [file, content] of files) {
    await naming(join(stage, file), async () => writeFileSync(join(stage, file), content));
    hashes.set(file, sha256(content));
  }
  return hashes;
}

let unfinished: string | null = null;

/** A write that is under way may put a file into a folder while it is being removed. */
const MAX_TRIES = 20;

/** @param mode of the folder, where not everyone may read it */
export function openStage(stage: string, mode?: number): void {
  mkdirSync(stage, { recursive: true, ...(mode === undefined ? {} : { mode }) });
  unfinished = stage;
}

export function closeStage(stage: string): void {
  rmSync(stage, { recursive: true, force: true });
  unfinished = null;
}

/** For a build that is stopped: nothing is left beside the site, which is whole at every moment. */
export function abandonSite(): void {
  if (unfinished === null) return;
  for (let tries = 1; ; tries++)
    try {
      return rmSync(unfinished, { recursive: true, force: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ENOTEMPTY" && code !== "EPERM" && code !== "EBUSY") throw error;
      // The next command removes what is left.
      if (tries === MAX_TRIES) return;
    }
}
