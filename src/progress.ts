/** What the person at the keyboard sees: a bar on a terminal, plain lines in a log. */
import { sum } from "./numbers.ts";

export interface Progress {
  /** A plain line. */
  readonly say: (line: string) => void;
  /** Starts a stage; call the answer as it goes on. A new stage or line ends it. */
  readonly stage: (name: string) => Report;
  /** How many of the stage's things were kept from earlier builds. */
  readonly fromCache: (found: number, all: number) => void;
  /** Wall seconds of each stage so far, in order. */
  readonly timings: () => readonly StageTiming[];
  readonly end: () => void;
}

type Report = (done: number, all: number, more?: Running) => void;

/** Of things that are not alike. */
interface Running {
  /** How much of the work is done, 0 to 1. */
  readonly share: number;
  /** What is worked on now. */
  readonly on: readonly string[];
}

export interface StageTiming {
  readonly name: string;
  readonly seconds: number;
  /** Resident memory at the end of the stage, MB. */
  readonly megabytes: number;
  /** What came from the cache, e.g. "954 of 2463"; empty where nothing could. */
  readonly cached: string;
}

export interface ProgressOptions {
  readonly stream: NodeJS.WriteStream;
  readonly quiet: boolean;
  /** Milliseconds, from any start. */
  readonly now: () => number;
}

const BAR = 24;
/** On a terminal the bar is drawn so often; in a log a line is written so often, in ms. */
const TERMINAL_EVERY = 80;
const LOG_EVERY = 10_000;

export function makeProgress({ stream, quiet, now }: ProgressOptions): Progress {
  const terminal = stream.isTTY === true;
  const timings: StageTiming[] = [];
  let stage: { name: string; since: number; cached: string } | null = null;
  let drawn = false;

  const clear = (): void => {
    if (drawn) stream.write("\r\x1b[2K");
    drawn = false;
  };
  const end = (): void => {
    clear();
    if (stage === null) return;
    const seconds = (now() - stage.since) / 1000;
    const megabytes = Math.round(process.memoryUsage.rss() / 2 ** 20);
    timings.push({ name: stage.name, seconds, megabytes, cached: stage.cached });
    stage = null;
  };
  return {
    say: (line) => {
      clear();
      if (!quiet) stream.write(`${line}\n`);
    },
    stage: (name) => {
      end();
      const since = now();
      stage = { name, since, cached: "" };
      let last = terminal ? Number.NEGATIVE_INFINITY : now();
      return (done, all, more) => {
        const time = now();
        if (quiet || all === 0 || time - last < (terminal ? TERMINAL_EVERY : LOG_EVERY)) return;
        last = time;
        const pace = paceOf(done, all, time - since, more?.share ?? done / all);
        const on = more === undefined || more.on.length === 0 ? "" : ` (${more.on.join(", ")})`;
        if (!terminal) stream.write(`${name}: ${done} of ${all}${on}${pace}\n`);
        else {
          const full = Math.round((BAR * done) / all);
          stream.write(
            `\r\x1b[2K${name} ${"█".repeat(full)}${"░".repeat(BAR - full)} ${done}/${all}${on}${pace}`,
          );
          drawn = true;
        }
      };
    },
    fromCache: (found, all) => {
      if (stage !== null) stage.cached = `${found} of ${all}`;
    },
    timings: () => timings,
    end,
  };
}

/** How fast it goes and how long it will take, once there is something to tell it by. */
function paceOf(done: number, all: number, milliseconds: number, share: number): string {
  if (milliseconds < 1000 || done === 0 || done >= all) return "";
  const rate = (1000 * done) / milliseconds;
  const left = ((milliseconds / 1000) * (1 - share)) / share;
  return `, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s, ${Math.ceil(left)} s left`;
}

/** The table of `--profile`. */
export function profileTable(timings: readonly StageTiming[]): string {
  const total = sum(timings.map(({ seconds }) => seconds));
  const all = { name: "total", seconds: total, megabytes: peakMegabytes(), cached: "" };
  const rows = [...timings, all];
  return rows
    .map(
      ({ name, seconds, megabytes, cached }) =>
        `${name.padEnd(12)}${seconds.toFixed(2).padStart(8)} s${String(megabytes).padStart(7)} MB${
          name === "total"
            ? " at the peak, workers aside"
            : cached === ""
              ? ""
              : `   ${cached} from cache`
        }`,
    )
    .join("\n");
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
