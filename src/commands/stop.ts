/** Ctrl-C of a command that writes a site. */
import { abandonSite } from "../site/stage.ts";

/** A whole site stays, nothing is left beside it. */
export function stopOnSignals(): void {
  process.once("SIGINT", stop).once("SIGTERM", stop);
}

function stop(): void {
  abandonSite();
  process.stderr.write("\nstopped; the old site is as it was\n");
  process.exit(130);
}
