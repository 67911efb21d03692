/** Folders with a JSON for each video: each of them is a participant. */
import { statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { listFolder } from "../../../config/study-folder.ts";
import { readHead } from "../../../files/regular-file.ts";
import type { ParticipantFile } from "../../participant.ts";

/** Bytes in which a file of a video tells what it is. */
const HEAD = 4096;
const OF_A_VIDEO = /^\s*\{\s*"[\w ]*metadata"\s*:\s*\{/;

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** In an order that no disk decides. */
export function jsonIn(folder: string): { readonly name: string; readonly path: string }[] {
  return listFolder(folder)
    .map(({ name }) => name)
    .filter((name) => /\.json$/i.test(name) && !name.startsWith("."))
    .toSorted()
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

/** Whether a file is what TikTok-Content-Scraper writes of one video. */
export function isOfAVideo(path: string): boolean {
  const head = readHead(path, HEAD)?.toString() ?? "";
  return OF_A_VIDEO.test(head.replace(/^\ufeff/, ""));
}

/**
 * The study's folder itself where it holds such files, and each folder in it that does.
 *
 * @throws InputError where the folder cannot be read
 */
export function folderParticipants(dataDir: string): ParticipantFile[] {
  const folders = listFolder(dataDir)
    .filter(({ name, isUtf8, isLink }) => isUtf8 && !isLink && !name.startsWith("."))
    .map(({ name }) => ({ id: name, file: join(dataDir, name) }))
    .filter(({ file }) => isFolder(file));
  return [{ id: basename(resolve(dataDir)), file: dataDir }, ...folders].filter(({ file }) =>
    jsonIn(file)
      .slice(0, 20)
      .some(({ path }) => isOfAVideo(path)),
  );
}
