/** The site that `dev` shows: its pages hear of every build, and of what is wrong with the study. */
import { existsSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { sha256 } from "../sha256.ts";
import { MANIFEST } from "../site/parse-manifest.ts";
import { type Answer, sendPage, textOf } from "../site/preview.ts";
import { livePage, NO_SITE } from "./live-page.ts";

export interface LiveSite {
  readonly answer: Answer;
  /** After a build: the lines of what is wrong, none where it went well. */
  readonly tell: (faults: readonly string[]) => void;
}

/** No page can be called so: hosts of pages serve nothing that begins with a dot. */
const EVENTS = ".tagscape-dev";
/** A page at the site's top, with its ending or without; empty for the first one. */
const PAGE = /^(?:([^/\\%.][^/\\%]*?)(?:\.html)?)?$/;

/** @param base path of the site, as browsers write it, with a slash at both ends */
export function liveSite(folder: string, base: string): LiveSite {
  const open = new Set<ServerResponse>();
  let wrong: readonly string[] = [];
  // The same site has the same mark, so that no page is loaded anew for nothing.
  const mark = (): string => sha256(textOf(join(folder, MANIFEST)) ?? "");
  const event = (): string => `data: ${JSON.stringify({ build: mark(), faults: wrong })}\n\n`;
  const listen = (response: ServerResponse): void => {
    const headers = { "content-type": "text/event-stream", "cache-control": "no-store" };
    response.writeHead(200, headers).write(event());
    open.add(response);
    response.once("close", () => open.delete(response));
  };
  return {
    answer: (path, response) => {
      if (path === EVENTS) {
        listen(response);
        return true;
      }
      const send = (status: number, page: string): true => {
        sendPage(response, status, livePage(page, mark(), `${base}${EVENTS}`));
        return true;
      };
      // A folder that is no site of ours is not shown: a build will refuse it.
      if (!existsSync(join(folder, MANIFEST))) return send(404, NO_SITE);
      const found = PAGE.exec(path);
      if (found === null) return false;
      const [, name = "index"] = found;
      const page = textOf(join(folder, `${name}.html`));
      if (page !== null) return send(200, page);
      if (existsSync(join(folder, path))) return false;
      return send(404, textOf(join(folder, "404.html")) ?? NO_SITE);
    },
    tell: (faults) => {
      wrong = faults;
      for (const response of open) response.write(event());
    },
  };
}
