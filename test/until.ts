/** Waits for what must come, however busy the machine is. */
import { setTimeout as sleep } from "node:timers/promises";

const OFTEN = 20;
/** No measurement: an end to what would not end. */
const LIMIT = 60_000;

/** @throws where it has not come to be after a minute */
export async function until(comes: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + LIMIT;
  while (!(await comes())) {
    if (Date.now() > end) throw new Error(`after a minute still not: ${String(comes)}`);
    await sleep(OFTEN);
  }
}
