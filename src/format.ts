/** Numbers, days and shares as the pages write them; no locale decides. */

/** 1700 → "1,700". */
export function integer(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/**
 * 1, "tag" → "1 tag"; 2, "tag" → "2 tags".
 *
 * @param many what stands beside other numbers, where it is no noun with an s: "row has", "rows have"
 */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${integer(value)} ${value === 1 ? one : many}`;
}

/** With a true minus sign. */
export function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return text.startsWith("-") && Number(text) !== 0 ? `−${text.slice(1)}` : text.replace("-", "");
}

/** 30 → "30", 17.67 → "17.7". */
export function upToTenths(value: number): string {
  return fixed(value, Number.isInteger(value) ? 0 : 1);
}

/** 0.229 → "23 %", 0.094 → "9.4 %". */
export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 9.95 ? fixed(value, 1) : fixed(value, 0)}\u00a0%`;
}

/** A tag's share of all occurrences, in percent without the sign: 0.229 → "23", 0.0006 → "<0.1". */
export function shareFigure(share: number): string {
  const value = share * 100;
  if (value === 0) return "0";
  if (value < 0.1) return "<0.1";
  return fixed(value, value < 9.95 ? 1 : 0);
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2020-12-19" → "19 Dec 2020"; where only the month is told, "2020-12" → "Dec 2020". */
export function day(date: string): string {
  const [year, month, dayOfMonth] = date.split("-");
  if (dayOfMonth === undefined) return `${MONTHS[Number(month) - 1] ?? ""} ${year ?? ""}`;
  return `${Number(dayOfMonth)} ${MONTHS[Number(month) - 1] ?? ""} ${year ?? ""}`;
}

/** "2020-12-19" → "Dec 2020". */
export function month(date: string): string {
  return day(date).replace(/^\d+ /, "");
}

/** "from 19 Dec 2020 to 7 Mar 2024", or "on" where both are one day, "in" where they are one month. */
export function daySpan({ first, last }: { first: string; last: string }): string {
  const at = first.length === "2020-12".length ? "in" : "on";
  return first === last ? `${at} ${day(first)}` : `from ${day(first)} to ${day(last)}`;
}

/** Words for small numbers that begin or stand in a sentence. */
export function inWords(value: number): string {
  const words = "no one two three four five six seven eight nine ten eleven twelve".split(" ");
  return words[value] ?? integer(value);
}

/** "about ten" → "About ten", for the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** "a, b and c". */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** A text that may run from right to left, for a sentence or list: what is around it keeps its order. */
export function isolated(text: string): string {
  return isRightToLeft(text) ? `\u2068${text}\u2069` : text;
}
