/** Who is shown under a code, as far as the key file knows: their ids must not be in a site. */
import type { Keys } from "../key-file.ts";
import type { Secrets } from "./check.ts";

export function secretsOf(keys: Keys | null): Secrets {
  return { names: Object.values(keys?.codes ?? {}) };
}
