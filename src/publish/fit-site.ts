/** A site that is fit to be published: built in a fresh folder, and checked. */
import { basename } from "node:path";
import type { Config } from "../config/types.ts";
import { InputError, throwFaults } from "../error.ts";
import { findKeys } from "../privacy/open-keys.ts";
import { inPublic } from "../privacy/redact-faults.ts";
import { type Checked, checkSite } from "./check.ts";
import { runBuild } from "./run-build.ts";
import { secretsOf } from "./secrets.ts";

/**
 * @param flags of the build
 * @param say is told what the owner should know
 * @throws InputError where the build fails, or something keeps the site from being published
 */
export async function buildFitSite(
  flags: Readonly<Record<string, string>>,
  config: Config,
  say: (note: string) => void,
): Promise<Checked> {
  const words = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  if ((await runBuild(words)) !== 0)
    throw new InputError([
      {
        file: "publish",
        what: "the build ended with the faults above",
        todo: "mend them; nothing was pushed",
      },
    ]);
  // What strangers may read of a fault, where the log is a build server's.
  const secrets = await secretsOf(findKeys(config, process.env).keys, config).catch(
    inPublic(config),
  );
  // The folder itself is gone when the message is read.
  const checked = checkSite(config.outDir, secrets, config, basename(config.outDir));
  for (const note of checked.notes) say(note);
  throwFaults(checked.faults);
  return checked;
}
