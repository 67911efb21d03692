/** Memory that is no longer held, given back now. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * An engine lets what is no longer held lie until it is short of memory itself, and knows nothing of the workers
 * that are about to need some: called between two steps that each hold much. Takes half a second where that is a
 * gigabyte.
 */
export function collect(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
