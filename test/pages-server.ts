/** A built site over http at a base path, as a host of static pages serves it. */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
};

export interface Served {
  /** With the base path and a slash at its end. */
  readonly url: string;
  readonly close: () => void;
}

export async function serve(folder: string, base = "/study/"): Promise<Served> {
  const server = createServer(({ url = "" }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
    const file = join(folder, path.slice(base.length));
    const known = path.startsWith(base) && existsSync(file) && statSync(file).isFile();
    response.writeHead(known ? 200 : 404, {
      "content-type": TYPES[extname(known ? file : ".html")] ?? "application/octet-stream",
    });
    createReadStream(known ? file : join(folder, "404.html")).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
