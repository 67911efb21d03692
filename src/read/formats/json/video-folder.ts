/** Folders with a JSON for each video: each of them is a participant. */
import { statSync } from "node:fs";
import { basename, join } from "node:path";
import { listFolder } from "../../../config/study-folder.ts";
import { filesBelow, folderIn } from "../../../files/archive.ts";
import { readHead } from "../../../files/head-of-file.ts";
import { isOurs } from "../../file-ids.ts";
import type { ParticipantFile } from "../../participant.ts";

/** Bytes in which a file of a video tells what it is. */
const HEAD = 4096;
const OF_A_VIDEO = /^\s*\{\s*"[\w ]*metadata"\s*:\s*\{/;

export function isFolder(path: string): boolean {
  const within = folderIn(path);
  if (within !== null) return filesBelow(within.archive, within.name).length > 0;
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** In an order that no disk decides. */
export function jsonIn(folder: string): { readonly name: string; readonly path: string }[] {
  const within = folderIn(folder);
  const names =
    within === null
      ? listFolder(folder).map(({ name }) => name)
      : filesBelow(within.archive, within.name).map((name) => basename(name));
  return names
    .filter((name) => /\.json$/i.test(name) && !name.startsWith(".") && !isOurs(name))
    .toSorted()
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => within !== null || statSync(path, { throwIfNoEntry: false })?.isFile());
}

/** Whether a file is what TikTok-Content-Scraper writes of one video. */
export function isOfAVideo(path: string): boolean {
  const head = readHead(path, HEAD)?.toString() ?? "";
  return OF_A_VIDEO.test(head.replace(/^\ufeff/, ""));
}

/**
 * The folders in a study's folder that hold such files, and those of who has withdrawn, unopened.
 *
 * @throws InputError where the folder cannot be read
 */
export function folderParticipants(
  dataDir: string,
  isGone: (id: string) => boolean,
): ParticipantFile[] {
  return listFolder(dataDir)
    .filter(({ name, isUtf8, isLink }) => isUtf8 && !isLink && !name.startsWith("."))
    .map(({ name }) => ({ id: name, file: join(dataDir, name) }))
    .filter(({ file }) => isFolder(file))
    .filter(({ id, file }) => isGone(id) || someOfAVideo(file));
}

/** So many files of a folder are looked into. */
const LOOKED_INTO = 20;

function someOfAVideo(folder: string): boolean {
  return jsonIn(folder)
    .slice(0, LOOKED_INTO)
    .some(({ path }) => isOfAVideo(path));
}
