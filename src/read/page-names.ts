/** What may not be a participant's file: a name no page can have, a link out of the folder. */
import { realpath, stat } from "node:fs/promises";
import { type Fault, quote, systemFault } from "../error.ts";
import { onDisk } from "../files/archive.ts";
import { isWithin } from "../files/place.ts";
import type { Entry } from "../config/study-folder.ts";

const SLUG = /^[A-Za-z0-9_-]{1,64}$/;
/** Names of the site's own pages, each of which has its row in pages/pages.ts. */
export const OWN_PAGES = ["index", "method", "404"] as const;
export type OwnPage = (typeof OWN_PAGES)[number];

const DEVICES_OF_WINDOWS = ["con", "prn", "aux", "nul", "com[0-9]", "lpt[0-9]"];
const RESERVED = new RegExp(
  `^(?:${[...OWN_PAGES, "cohort", ...DEVICES_OF_WINDOWS].join("|")})$`,
  "i",
);

export function isPageName(id: string): boolean {
  return SLUG.test(id);
}

/** Whether a page bears the name already, or could not bear it anywhere. */
export function isReserved(id: string): boolean {
  return RESERVED.test(id);
}

/** @param ids of all participants who get a page */
export function nameFaults(file: string, id: string, ids: readonly string[]): Fault[] {
  const rename = "rename the file";
  if (!isPageName(id))
    return [
      {
        file,
        what: `participant ${quote(id)} cannot be a page name`,
        todo: `${rename}: up to 64 letters, digits, - and _`,
      },
    ];
  if (isReserved(id))
    return [{ file, what: `participant ${quote(id)} is the name of another page`, todo: rename }];
  const twin = ids.find((other) => other !== id && other.toLowerCase() === id.toLowerCase());
  if (twin === undefined) return [];
  return [
    {
      file,
      what: `page ${quote(`${id}.html`)} collides with participant ${quote(twin)}, whatever the case`,
      todo: rename,
    },
  ];
}

/** @returns what keeps an entry of the folder from being read, or null */
export async function notAFile(
  dataDir: string,
  { isLink }: Entry,
  file: string,
): Promise<Fault | null> {
  try {
    const path = onDisk(file);
    if (isLink && !isWithin(await realpath(path), await realpath(dataDir)))
      return { file, what: "a link that leaves the folder", todo: "copy the file here" };
    if ((await stat(path)).isFile()) return null;
    return { file, what: "not a file", todo: "move it out of the folder" };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && isLink)
      return { file, what: "a link to nothing", todo: "copy the file here" };
    const fault = systemFault(error);
    if (fault === null) throw error;
    return { ...fault, file };
  }
}
