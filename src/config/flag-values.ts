/** The values of flags, held against the limits of their rows. */
import { cleanName } from "../clean/clean.ts";
import { didYouMean } from "../did-you-mean.ts";
import { type Fault, quote } from "../error.ts";
import { type Flags, type FlagValues, OPTIONS } from "./flags.ts";
import type { Limits } from "./settings-row.ts";

interface Answer {
  /** By key; what is at fault is left out. */
  readonly values: FlagValues;
  readonly faults: readonly Fault[];
}

export function flagValues(flags: Flags): Answer {
  const faults: Fault[] = [];
  const values: [key: string, value: unknown][] = [];
  for (const { key, name, row } of OPTIONS) {
    const said = flags[name];
    if (said === undefined) continue;
    const flaw = flawOf(String(said), row.is, name);
    if (flaw !== null) faults.push({ file: `--${name}`, ...flaw });
    else values.push([key, typeof said === "string" ? valueOf(said, row.is) : said]);
  }
  return { values: Object.fromEntries(values) as FlagValues, faults };
}

type Flaw = Pick<Fault, "what" | "todo">;

function flawOf(text: string, limits: Limits, name: string): Flaw | null {
  const { type, enum: known, minimum: min = 0, maximum: max = Number.MAX_SAFE_INTEGER } = limits;
  if (known !== undefined && !known.includes(text)) {
    const todo = `${didYouMean(text, known)}choose ${known.join(" or ")}`;
    return { what: `unknown choice ${quote(text)}`, todo };
  }
  if (type === "integer" || type === "number") {
    const n = Number(text);
    const isWhole = type === "integer";
    if (/^[0-9.]+$/.test(text) && n >= min && n <= max && (!isWhole || Number.isInteger(n)))
      return null;
    const kind = isWhole ? "whole number" : "number";
    return { what: `${quote(text)} is not a ${kind} from ${min} to ${max}`, todo: "mend the flag" };
  }
  if (type === "array" && listOf(text).length === 0)
    return {
      what: `${quote(text)} names nothing`,
      todo: `write --${name} A,B or leave it out`,
    };
  return null;
}

function valueOf(text: string, { type }: Limits): string | number | string[] {
  if (type === "array") return listOf(text);
  return type === "integer" || type === "number" ? Number(text) : text;
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => cleanName(item) !== "");
}
