/** A site over a slow line: each page comes in pieces, so that it is painted while it is still being read. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

export interface SlowSite {
  /** With a slash at its end. */
  readonly url: string;
  /**
   * Cuts the next page at these shares of its length, ascending from 0 to 1.
   *
   * @param pace is awaited after each piece
   */
  readonly cutAt: (shares: readonly number[], pace: () => Promise<void>) => void;
  readonly close: () => void;
}

export async function serveSlowly(folder: string): Promise<SlowSite> {
  let cuts: readonly number[] = [];
  let wait = (): Promise<void> => Promise.resolve();
  const server = createServer(async ({ url = "/" }, response) => {
    const name = new URL(url, "http://localhost").pathname.slice(1);
    if (!/^[\w-]+\.html$/.test(name)) return response.writeHead(404).end();
    const bytes = readFileSync(join(folder, name));
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    let from = 0;
    for (const share of [...cuts, 1]) {
      const to = Math.round(share * bytes.length);
      response.write(bytes.subarray(from, to));
      from = to;
      await wait();
    }
    return response.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    cutAt: (shares, pace) => {
      cuts = shares;
      wait = pace;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
