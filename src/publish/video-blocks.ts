/** The ids of videos in a site: where study.json asks for them, in the blocks that list them and nowhere else. */
import type { Config } from "../config/types.ts";
import type { Fault } from "../error.ts";
import { isVideoUrl } from "../report/addresses.ts";

/** As templates/videos.eta writes it: no text in it can end it, since texts are escaped. */
const BLOCK = /<details class="videos">.*?<\/details>/gs;
/** A link whose text is the id that it leads to. */
const LINK = /<a href="([^"<>]*)" rel="noreferrer">(\d{1,20})<\/a>/g;

/** Whether a site may hold them: never one under codes, nor one whose study is not at hand. */
export function asksForVideos(config: Config | null, codes: boolean): boolean {
  return config?.showVideos === true && !config.pseudonyms && !codes;
}

/** A page without the links of its blocks of videos, and of nothing else. */
export function withoutVideoLinks(path: string, content: string): string {
  if (!path.endsWith(".html")) return content;
  return content.replace(BLOCK, (block) =>
    block.replace(LINK, (link, href: string, id: string) =>
      isVideoUrl(href) && href.endsWith(`/${id}`) ? "" : link,
    ),
  );
}

/** Links to videos that are still there: outside the blocks, or unasked for. */
export function strayVideoLinks(
  files: ReadonlyMap<string, string>,
  at: (path: string) => string,
): Fault[] {
  return [...files].flatMap(([path, content]) =>
    path.endsWith(".html") &&
    [...content.matchAll(/ href="([^"]*)"/g)].some(([, href = ""]) => isVideoUrl(href))
      ? [
          {
            file: at(path),
            what: "links to videos",
            todo: 'check it with its study (--data STUDY), which asks for them by "show.videos", or build it again',
          },
        ]
      : [],
  );
}
