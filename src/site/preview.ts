/** A built site over http on this machine alone, at a base path, as GitHub Pages serves it. */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
};

export interface Preview {
  /** With the base path and a slash at its end. */
  readonly url: string;
  readonly close: () => void;
}

/**
 * What a browser sends for this machine. A page of a stranger can have a name of its own lead here,
 * and would then read the site as its own: it is told by that name.
 */
const OWN_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/**
 * Answers GET and HEAD under the names of this machine alone.
 *
 * @param base path with a slash at both ends, e.g. "/study/"
 * @param port 0 takes any that is free
 */
export async function preview(folder: string, base: string, port = 0): Promise<Preview> {
  const server = createServer(({ url = "", method = "", headers }, response) => {
    if (!OWN_HOST.test(headers.host ?? "") || !url.startsWith("/")) {
      refuse(response, 421, "This site is shown at 127.0.0.1 and localhost only.\n");
      return;
    }
    if (method !== "GET" && method !== "HEAD") {
      response.setHeader("allow", "GET, HEAD");
      refuse(response, 405, "This site is there to be read.\n");
      return;
    }
    const path = pathOf(url);
    if (path === base.slice(0, -1)) {
      response.writeHead(301, { location: base }).end();
      return;
    }
    const file = path?.startsWith(base) ? fileOf(folder, path.slice(base.length)) : null;
    if (file !== null) send(response, 200, file);
    else if (existsSync(join(folder, "404.html"))) send(response, 404, join(folder, "404.html"));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}${base}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @returns the path asked for, with no way out of it, or null where it cannot be read */
function pathOf(url: string): string | null {
  try {
    const { pathname } = new URL(`http://localhost${url}`);
    return normalize(decodeURIComponent(pathname)).replaceAll("\\", "/");
  } catch {
    return null;
  }
}

/** As Pages does: a folder is its index, and a page may be asked for without its ending. */
function fileOf(folder: string, path: string): string | null {
  // What begins with a dot is served by no host of pages.
  if (path.split("/").some((part) => part.startsWith("."))) return null;
  const tries = path === "" || path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`];
  const found = tries.map((name) => join(folder, name)).find((file) => isFile(file));
  return found ?? null;
}

function isFile(path: string): boolean {
  return !path.includes("\0") && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
}

function send(response: ServerResponse, status: number, file: string): void {
  response.writeHead(status, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
  });
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}
