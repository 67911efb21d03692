/** The settings → the encoder of a build, and whether what comes of it may be kept. */
import type { CacheFolder } from "../cache/folder.ts";
import type { Config } from "../config/types.ts";
import type { Progress } from "../progress.ts";
import { dependsOnBatches } from "./batches.ts";
import { resolveBackend } from "./open-encoder.ts";
import type { EmbedOptions } from "./embed-study.ts";

/** Vectors that depend on what else was embedded are never kept, nor what is made of them. */
export async function chooseEncoder(
  { backend: wanted, jobs }: Pick<Config, "backend" | "jobs">,
  cache: CacheFolder | null,
  { say }: Progress,
): Promise<EmbedOptions> {
  const backend = await resolveBackend(wanted, {
    threads: jobs,
    say: (note) => say(`note: ${note}`),
  });
  return { backend, cache: dependsOnBatches(backend) ? null : cache, jobs };
}
