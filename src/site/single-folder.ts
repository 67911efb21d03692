/** The folder of a single page: it lies apart from any site, which it would replace. */
import { InputError } from "../error.ts";
import type { Study } from "../read/study.ts";
import { readManifest } from "./built-site.ts";
import type { SiteFolder } from "./site-folder.ts";

/** @throws InputError where a whole site lies there */
export function mustHoldNoSite({ name, path }: SiteFolder): void {
  if (readManifest(path)?.files.has("index.html") !== true) return;
  throw new InputError([
    {
      file: name,
      what: "holds a whole site, which a single page would replace",
      todo: "choose another folder: --out DIR",
    },
  ]);
}

/** @throws InputError where the one who is asked for is left out */
export function mustShow({ participants }: Study): void {
  if (participants.length > 0) return;
  throw new InputError([
    {
      file: "--single",
      what: "this participant has fewer videos than are shown",
      todo: "lower publish.minVideos, or name another",
    },
  ]);
}
