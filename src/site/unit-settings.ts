/** What of the settings decides a participant's counts and pages. */
import type { Settled } from "../config/types.ts";

/** Neither where things lie nor who else is there decides a unit. */
export function unitSettings(config: Settled): object {
  const { jobs: _, outDir: __, cacheDir: ___, dataDir: ____, shard: _____, ...own } = config;
  return { ...own, faults: [] };
}
