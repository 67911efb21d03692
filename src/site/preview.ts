/** A built site over http on this machine alone, at a base path, as GitHub Pages serves it. */
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Readable } from "node:stream";
import sirv from "sirv";

export interface Preview {
  /** With the base path and a slash at its end. */
  readonly url: string;
  readonly close: () => void;
}

/**
 * Answers in place of the site's files, or says that it does not.
 *
 * @param path below the base path, as the browser wrote it, without what is asked or marked in it
 */
export type Answer = (path: string, response: ServerResponse) => boolean;

/**
 * What a browser sends for this machine. A page of a stranger can have a name of its own lead here,
 * and would then read the site as its own: it is told by that name.
 */
const OWN_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;
/** What begins with a dot, however it is written, is served by no host of pages. */
const HIDDEN = /(?:^|[/\\]|%2f|%5c)(?:\.|%2e)/i;

/**
 * Answers GET and HEAD under the names of this machine alone.
 *
 * @param base path with a slash at both ends, e.g. "/study/"
 * @param port 0 takes any that is free
 */
export async function preview(
  folder: string,
  base: string,
  port = 0,
  answer: Answer = () => false,
): Promise<Preview> {
  const root = encodeURI(base);
  const site = siteAt(folder);
  const server = createServer((request, response) => {
    const { url = "", method = "", headers } = request;
    if (!OWN_HOST.test(headers.host ?? "") || !url.startsWith("/")) {
      refuse(response, 421, "This site is shown at 127.0.0.1 and localhost only.\n");
      return;
    }
    if (method !== "GET" && method !== "HEAD") {
      response.setHeader("allow", "GET, HEAD");
      refuse(response, 405, "This site is there to be read.\n");
      return;
    }
    const [path = ""] = url.split(/[?#]/, 1);
    if (path === root.slice(0, -1)) response.writeHead(301, { location: root }).end();
    else if (!path.startsWith(root)) sendMissing(folder, response);
    else if (!answer(path.slice(root.length), response))
      site(path.slice(root.length), request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}${root}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** As Pages does: a folder is its index, and a page may be asked for without its ending. */
function siteAt(
  folder: string,
): (path: string, request: IncomingMessage, response: ServerResponse) => void {
  // Every file is looked for anew, since the next build replaces them.
  const send = sirv(folder, { dev: true, extensions: ["html"] });
  return (path, request, response) => {
    const missing = (): void => sendMissing(folder, response);
    if (HIDDEN.test(path)) return missing();
    request.url = `/${path === "" || path.endsWith("/") ? `${path}index.html` : path}`;
    // A part of a file that ends before it begins would end the server.
    delete request.headers.range;
    response.once("pipe", (file: Readable) => {
      file.once("error", () => response.destroy());
      response.once("close", () => file.destroy());
    });
    try {
      send(request, response, missing);
    } catch (error) {
      // A build may replace the file between two looks at it.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      missing();
    }
  };
}

function sendMissing(folder: string, response: ServerResponse): void {
  const page = textOf(join(folder, "404.html"));
  if (page === null) response.writeHead(404).end();
  else sendPage(response, 404, page);
}

export function sendPage(response: ServerResponse, status: number, page: string): void {
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  response.writeHead(status, headers).end(page);
}

/** Null where there is no such file. */
export function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes(code)) return null;
    throw error;
  }
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
}
