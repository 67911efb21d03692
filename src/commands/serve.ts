/** `npm run serve -- [DIR]`: a built site in the browser, at a path like that of GitHub Pages. */
import { commandLine } from "../called.ts";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { end, parseCommand } from "../command.ts";
import { PLACES } from "../config/build-table.ts";
import { InputError } from "../error.ts";
import { repairSite } from "../site/site-folder.ts";
import { SERVING, SERVING_HELP, servingOf, show } from "./serving.ts";

const USAGE = `Usage: ${commandLine("serve", "[DIR] [--base PATH] [--port N]")}

Shows a built site (${PLACES.out.default}) over http on this machine alone, as GitHub Pages serves it.

${SERVING_HELP}`;

await end(async () => {
  const said = parseCommand({ name: "serve", usage: USAGE, options: SERVING, words: 1 });
  if (said === null) return;
  const { values, positionals } = said;
  const [folder = PLACES.out.default] = positionals;
  repairSite(folder);
  if (!existsSync(join(folder, "index.html")))
    throw new InputError([
      { file: folder, what: "no index.html", todo: `build a site: ${commandLine("build")}` },
    ]);
  await show(folder, servingOf(values));
});
