/** Ids of videos as programs write them → the ids themselves; none where a program has rounded them. */
import { type Notice, quote } from "../error.ts";
import { plural } from "../format.ts";
import type { Row } from "./participant.ts";

/** More of a file's ids than this share are rounded, or none is taken for it. */
const MOST = 0.5;
/** Numbers of up to 15 digits survive every program; shorter ones are not taken for rounded. */
const SHORTEST = 16;
/** Spreadsheets write numbers of 12 digits and more with an exponent. */
const SHORTEST_WITH_EXPONENT = 12;
/** Of ids with so many digits a double holds one in 128 at the most. */
const LONG = 19;
/** What is left of a number that has gone through a double, written out with zeros at its end. */
const DIGITS_OF_A_DOUBLE = 16;

const ADDRESS = /\/(?:video|photo|v|embed|embed\/v2|player\/v1)\/(\d{5,})(?![\w-])/;
const DIGITS = /^\d+$/;
const WITH_EXPONENT = /^(\d)(?:[.,](\d+))?e\+?0*(\d{1,2})$/i;

/** The id that an address of a video holds, or null. */
export function idInAddress(text: string): string | null {
  return /^(?:https?:\/\/)?(?:[\w-]+\.)*tiktok\w*\.com\//i.test(text)
    ? (ADDRESS.exec(text)?.[1] ?? null)
    : null;
}

/** An id as a program wrote it: an address, a float of pandas, or a text of a spreadsheet. */
function plainId(text: string): string {
  if (DIGITS.test(text)) return text;
  const marked = /^(?:'|="?)(\d+)"?$/.exec(text)?.[1];
  if (marked !== undefined) return marked;
  if (/^\d{1,3}(?:([,.' \u00a0\u2019\u202f])\d{3})(?:\1\d{3}){3,}$/.test(text))
    return text.replace(/\D/g, "");
  const whole = /^(\d+)\.0*$/.exec(text)?.[1];
  if (whole !== undefined) return whole;
  const power = withExponent(text);
  if (power === null) return idInAddress(text) ?? text;
  return power.digits.length < DIGITS_OF_A_DOUBLE ? text : power.digits.padEnd(power.length, "0");
}

/** `7.3E+18` → its digits 73, of 19; null where it is no whole number with an exponent. */
function withExponent(text: string): { digits: string; length: number } | null {
  const found = WITH_EXPONENT.exec(text);
  if (found === null) return null;
  const [, first = "", rest = "", exponent] = found;
  const digits = `${first}${rest}`.replace(/0+$/, "");
  const length = Number(exponent) + 1;
  return digits.length > length ? null : { digits, length };
}

/** Whether digits of an id are lost: those of a spreadsheet, of a double, or a cell that was too narrow. */
export function isRounded(text: string): boolean {
  if (DIGITS.test(text) && !text.endsWith("0")) return isDouble(text);
  if (/^#{2,}$/.test(text)) return true;
  const power = withExponent(text);
  if (power !== null)
    return power.length >= SHORTEST_WITH_EXPONENT && power.digits.length < DIGITS_OF_A_DOUBLE;
  const digits = plainId(text);
  if (!DIGITS.test(digits) || digits.length < SHORTEST) return false;
  const told = digits.replace(/0+$/, "").length;
  // What pandas writes with an exponent has all digits of its double; zeros written out tell of one.
  return (
    told < DIGITS_OF_A_DOUBLE ||
    (told === DIGITS_OF_A_DOUBLE && digits.length > told) ||
    isDouble(digits)
  );
}

/** Whether all digits are those of a double, as Python writes it out: few ids that long are one by chance. */
function isDouble(digits: string): boolean {
  if (digits.length < LONG || "13579".includes(digits.at(-1) ?? "")) return false;
  return BigInt(Number(digits)) === BigInt(digits);
}

/**
 * Rows with the ids of their videos. Where most of a file's ids are rounded, each such row takes the
 * id that an address of its own holds, or is a video of its own.
 */
export function withVideoIds(
  file: string,
  rows: readonly Row[],
): { rows: readonly Row[]; notices: Notice[] } {
  const known = rows.filter(({ videoId }) => videoId !== "");
  // Addresses are looked for where an id is rounded.
  const rounded = known.filter(({ addresses }) => addresses !== undefined);
  const [first] = rounded;
  const lost = new Set(rounded.length > known.length * MOST ? rounded : []);
  const column = addressColumn(lost);
  const settled = rows.map((row): Row => {
    const { addresses, ...own } = row;
    const id = lost.has(row) ? (addresses?.get(column) ?? "") : plainId(row.videoId);
    return addresses === undefined && id === row.videoId ? row : { ...own, videoId: id };
  });
  return {
    rows: settled,
    notices: [
      // One among many ends in zeros by chance.
      ...(first === undefined || lost.size === 0
        ? []
        : [roundedNotice(file, rounded.length, first, lost, column)]),
      ...repeats(file, settled),
    ],
  };
}

/** The column that holds most addresses of videos, the first of them where two hold as many; -1 for none. */
function addressColumn(rows: ReadonlySet<Row>): number {
  const counts = new Map<number, number>();
  for (const { addresses = [] } of rows)
    for (const [at] of addresses) counts.set(at, (counts.get(at) ?? 0) + 1);
  const [best] = [...counts].toSorted(([a, m], [b, n]) => n - m || a - b);
  return best?.[0] ?? -1;
}

function roundedNotice(
  file: string,
  count: number,
  { videoId, line }: Row,
  lost: ReadonlySet<Row>,
  column: number,
): Notice {
  const found = [...lost].filter(({ addresses }) => addresses?.has(column)).length;
  const what = `${plural(count, "video_id was", "video_ids were")} rounded by a program`;
  const end =
    found === count
      ? "; taken from the addresses instead"
      : `; not used${found > 0 ? `, ${found} taken from addresses instead` : ""}: each row without an id counts as a video of its own`;
  return { file, line, what: `${what}, first ${quote(videoId)}${end}`, shown: `${what}${end}` };
}

function repeats(file: string, rows: readonly Row[]): Notice[] {
  const ids = rows.map(({ videoId }) => videoId).filter((id) => id !== "");
  const repeated = ids.length - new Set(ids).size;
  if (repeated === 0) return [];
  return [
    {
      file,
      what: `${plural(repeated, "row repeats", "rows repeat")} a video_id; kept and counted`,
    },
  ];
}
