/** `npm run dev`: a site that is built anew, and shown anew, whenever its study changes. */
import { commandLine } from "../called.ts";
import { end } from "../command.ts";
import { PLACES } from "../config/build-table.ts";
import { DEFAULT_CACHE } from "../config/config.ts";
import { listFolder } from "../config/study-folder.ts";
import { faultLines } from "../dev/fault-lines.ts";
import { type LiveSite, liveSite } from "../dev/live-site.ts";
import { oneAtATime } from "../dev/one-at-a-time.ts";
import { watchStudy } from "../dev/watch-study.ts";
import { explain } from "../error.ts";
import { runBuild } from "../publish/run-build.ts";
import { repairSite } from "../site/site-folder.ts";
import { besideBuild } from "./beside-build.ts";
import { SERVING, SERVING_HELP, servingOf, show } from "./serving.ts";

const USAGE = `Usage: ${commandLine("dev", `[--base PATH] [--port N] [flags of ${commandLine("build")}]`)}

Builds a study and shows the site on this machine alone. Whenever a file of the study changes, the site is
built anew, and open pages load it; what is wrong with the study stands in them until it is mended.

${SERVING_HELP}`;

await end(() => dev(process.argv.slice(2)));

async function dev(argv: readonly string[]): Promise<void> {
  if (argv.includes("--help")) {
    process.stdout.write(USAGE);
    return;
  }
  const { own, flags, words } = besideBuild("dev", ["base", "port"], argv);
  const { base = SERVING.base.default, port = SERVING.port.default } = own;
  const serving = servingOf({ base, port });
  const dataDir = String(flags.data ?? PLACES.data.default);
  const outDir = String(flags.out ?? PLACES.out.default);
  // A folder that is not there cannot be watched.
  listFolder(dataDir);
  repairSite(outDir);
  const site = liveSite(outDir, encodeURI(serving.base));
  const shown = await show(outDir, serving, site.answer);
  const build = oneAtATime(() => buildFor(site, words), fail);
  const written = [outDir, String(flags.cache ?? DEFAULT_CACHE)];
  const unwatch = await watchStudy({ dataDir, written }, build, fail);
  const stop = (): void => {
    shown.close();
    // A build that is under way ends with this process.
    void unwatch().finally(() => process.exit());
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  build();
}

async function buildFor(site: LiveSite, flags: readonly string[]): Promise<void> {
  const said: string[] = [];
  const status = await runBuild(flags, (text) => said.push(text));
  site.tell(status === 0 ? [] : faultLines(said.join("")));
}

/** Nothing more can be done: a bug of ours, or a folder that cannot be watched. */
function fail(error: unknown): never {
  const { text, exitCode } = explain(error, false);
  process.stderr.write(`${text}\n`);
  process.exit(exitCode);
}
