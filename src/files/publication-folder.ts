/** The folders in which a publication builds its site: a build says nothing of such a place. */
import { basename, dirname } from "node:path";

/** Their names begin so, in the system's temporary folder. */
export const PUBLICATION = "tagscape-publish-";

/** Whether a site is put together there: its place is no news for anybody, since it goes with it. */
export function isInWorkspace(site: string): boolean {
  return basename(dirname(site)).startsWith(PUBLICATION);
}
