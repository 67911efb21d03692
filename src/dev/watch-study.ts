/** The study's folder is watched; what the program itself writes in it is not. */
import { relative, sep } from "node:path";
import { watch } from "chokidar";
import { InputError } from "../error.ts";
import { isWithin, truePath } from "../files/place.ts";

/** So long nothing more may change before a build is worth its while, in ms. */
const QUIET = 200;
/** Folders below the study's: of participants, and in them. */
const DEPTH = 2;

export interface Watched {
  readonly dataDir: string;
  /** Of the site and the cache. */
  readonly written: readonly string[];
}

/**
 * @param changed is called once for changes that come together
 * @param failed is told why the folder cannot be watched
 * @returns what ends it, once changes are heard of
 */
export async function watchStudy(
  { dataDir, written }: Watched,
  changed: () => void,
  failed: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const folder = truePath(dataDir);
  const isLeftAlone = leftAlone(
    folder,
    written.map((path) => truePath(path)),
  );
  const watcher = watch(folder, { ignored: isLeftAlone, ignoreInitial: true, depth: DEPTH });
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET);
  });
  watcher.on("error", (error) => failed(unwatched(dataDir, error)));
  await new Promise<void>((resolve) => {
    watcher.once("ready", resolve);
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}

/**
 * Keys, caches and what a build puts together begin with a dot, and no reader opens such a file.
 *
 * @param folder of the study; all paths are absolute, with their links followed
 */
export function leftAlone(folder: string, written: readonly string[]): (path: string) => boolean {
  return (path) =>
    relative(folder, path)
      .split(sep)
      .some((name) => name.startsWith(".") || name === "node_modules") ||
    written.some((own) => isWithin(path, own));
}

function unwatched(dataDir: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const what = `cannot be watched (${code})`;
  const todo = "set CHOKIDAR_USEPOLLING=1 and begin anew";
  return new InputError([{ file: dataDir, what, todo }], { cause: error });
}
