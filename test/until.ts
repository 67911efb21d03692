/** Waits for what must come, however busy the machine is. */
import { setTimeout as sleep } from "node:timers/promises";

const OFTEN = 20;
/** No measurement: an end to what would not end. */
const LIMIT = 60_000;

/**
 * @param limit in milliseconds, where a minute may be too little
 * @throws where it has not come to be by then
 */
export async function until(comes: () => boolean | Promise<boolean>, limit = LIMIT): Promise<void> {
  const end = Date.now() + limit;
  while (!(await comes())) {
    if (Date.now() > end) throw new Error(`after ${limit / 1000} s still not: ${String(comes)}`);
    await sleep(OFTEN);
  }
}
