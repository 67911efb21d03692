/** `npm run serve -- [DIR]`: a built site in the browser, at a path like that of GitHub Pages. */
import { commandLine } from "../called.ts";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { end, parseCommand } from "../command.ts";
import { PLACES } from "../config/build-table.ts";
import { InputError, quote } from "../error.ts";
import { preview } from "../site/preview.ts";
import { repairSite } from "../site/site-folder.ts";

const USAGE = `Usage: ${commandLine("serve", "[DIR] [--base PATH] [--port N]")}

Shows a built site (${PLACES.out.default}) over http on this machine alone, as GitHub Pages serves it.

  --base PATH   path of the site (/tagscape/)
  --port N      port, 0 for any that is free (8080)
`;

await end(async () => {
  const said = parseCommand({
    name: "serve",
    usage: USAGE,
    options: {
      base: { type: "string", default: "/tagscape/" },
      port: { type: "string", default: "8080" },
    },
    words: 1,
  });
  if (said === null) return;
  const { values, positionals } = said;
  const [folder = PLACES.out.default] = positionals;
  const base = `/${values.base}/`.replaceAll(/\/+/g, "/");
  repairSite(folder);
  if (!existsSync(join(folder, "index.html")))
    throw new InputError([
      { file: folder, what: "no index.html", todo: `build a site: ${commandLine("build")}` },
    ]);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InputError([
      {
        file: "--port",
        what: `${quote(values.port)} is no port`,
        todo: "name one from 0 to 65535",
      },
    ]);
  const { url } = await preview(folder, base, port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    const what = `port ${port} is taken`;
    throw new InputError([{ file: "--port", what, todo: "name another, or 0 for any" }]);
  });
  process.stderr.write(`${url} (Ctrl-C ends it)\n`);
});
