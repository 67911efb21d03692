/** The formats that a study's files may have: a row each. */
import type { Format } from "./format.ts";
import { studyCsv } from "./study-csv.ts";

const FORMATS: readonly Format[] = [studyCsv];

/** All of them, as messages name them. */
export const FORMAT_NAMES = FORMATS.map(({ name }) => name).join(" or ");

/** Whether a file looks like data by its name. */
export function isData(name: string): boolean {
  return FORMATS.some((format) => hasEnding(name, format));
}

/** The format of a file that the study asks for; the study's CSV whatever else it is called. */
export function formatOf(file: string): Format {
  return FORMATS.find((format) => hasEnding(file, format)) ?? studyCsv;
}

function hasEnding(name: string, { ending }: Format): boolean {
  return name.toLowerCase().endsWith(ending);
}
