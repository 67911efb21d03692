/** A time as any program writes it → its day. */

export interface WrittenTime {
  /** `2024-02-02`. */
  readonly date: string;
  /** Whether the time tells its zone, so that the day is the one of UTC; "none" is the day as written. */
  readonly zone: "utc" | "none";
}

/** Seconds since 1970, 2001 to 2286, or milliseconds; pandas adds a fraction where some are missing. */
const UNIX = /^(\d{10})(\d{3})?(?:\.\d*)?$/;
/** Day, and what may follow it: a time, and a zone. */
const DAY = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?=$|[T ])/;
const CLOCK = /^[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d*)?)?\s*(\S.*)?$/;
const OFFSET = /^([+-])(\d{2}):?(\d{2})?$/;
const MINUTE = 60_000;

/**
 * Unix seconds or milliseconds, ISO with or without a zone, `2023-2-9`. An offset is taken off, so that
 * all days of a file are of one clock.
 *
 * @returns null where it is no time, or no day of the calendar
 */
export function writtenTime(text: string): WrittenTime | null {
  const trimmed = text.trim();
  const unix = UNIX.exec(trimmed);
  if (unix !== null) return { date: dayOf(Number(`${unix[1]}${unix[2] ?? "000"}`)), zone: "utc" };
  const found = DAY.exec(trimmed);
  if (found === null) return null;
  const [whole, year = "", , month = "", day = ""] = found;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const start = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (dayOf(start) !== date) return null;
  const [, hours, minutes, , zone = ""] = CLOCK.exec(trimmed.slice(whole.length)) ?? [];
  const offset = offsetOf(zone);
  if (offset === null) return { date, zone: "none" };
  return {
    date: dayOf(start + (Number(hours) * 60 + Number(minutes) - offset) * MINUTE),
    zone: "utc",
  };
}

/** Minutes ahead of UTC; null where no zone is named that we know. */
function offsetOf(zone: string): number | null {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 0;
  const found = OFFSET.exec(zone);
  if (found === null) return null;
  const [, sign, hours, minutes = "0"] = found;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** @param time milliseconds since 1970 */
function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
