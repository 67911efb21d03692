/**
 * Who left something behind: a process by its number and its start, since numbers are used again.
 * What another one left is only tidied up once it no longer runs.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

let own: string | null = null;

/**
 * This process as it may stand in the name of a file.
 *
 * @returns "1234@56789", or "1234" where no start can be had
 */
export function ownMark(): string {
  if (own !== null) return own;
  const start = startOf(process.pid);
  own = start === null ? String(process.pid) : `${process.pid}@${start}`;
  return own;
}

/** The mark with which a text begins, or null. Release 0.1 wrote the number alone. */
export function markIn(text: string): string | null {
  return /^\d+(?:@\d+)?(?=-|$)/.exec(text)?.[0] ?? null;
}

/** Whether the process of a mark still runs, other than as one that only waits to be forgotten. */
export function isRunning(mark: string): boolean {
  const [number = "", start] = mark.split("@");
  const pid = Number(number);
  if (!isThere(pid)) return false;
  const now = startOf(pid);
  return now === null || (now !== ENDED && (start === undefined || now === start));
}

function isThere(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const ENDED = "ended";

/**
 * Linux: ticks since the machine started. Elsewhere: seconds since 1970, from `ps`. Windows tells it
 * to nobody without a second's wait: there the number alone decides.
 *
 * @returns null where it cannot be had
 */
function startOf(pid: number): string | null {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The name of the program comes second, in brackets, and may hold blanks and brackets.
      const [state = "", ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return /[ZX]/.test(state) ? ENDED : (fields[18] ?? null);
    }
    if (process.platform === "win32") return null;
    const args = ["-o", "lstart=", "-p", String(pid)];
    const env = { LC_ALL: "C", TZ: "UTC" };
    const seconds = Date.parse(`${execFileSync("/bin/ps", args, { env }).toString()} UTC`) / 1000;
    return Number.isNaN(seconds) ? null : String(seconds);
  } catch {
    // A system that hides other users' processes, or lacks `ps`.
    return null;
  }
}
