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
  if (isNumber(limits)) {
    const word = limits.pattern?.slice(1, -1);
    if (text === word) return null;
    const n = Number(text);
    const isWhole = type !== "number";
    if (/^[0-9.]+$/.test(text) && n >= min && n <= max && (!isWhole || Number.isInteger(n)))
      return null;
    const kind = isWhole ? "whole number" : "number";
    const or = word === undefined ? "" : `, nor ${word}`;
    const what = `${quote(text)} is not a ${kind} from ${min} to ${max}${or}`;
    return { what, todo: "mend the flag" };
  }
  if (type === "array" && listOf(text).length === 0)
    return {
      what: `${quote(text)} names nothing`,
      todo: `write --${name} A,B or leave it out`,
    };
  return null;
}

function valueOf(text: string, limits: Limits): string | number | string[] {
  if (limits.type === "array") return listOf(text);
  return isNumber(limits) && text !== limits.pattern?.slice(1, -1) ? Number(text) : text;
}

/** Also a number or one word, which its pattern names. */
function isNumber({ type }: Limits): boolean {
  return [type].flat().some((own) => own === "integer" || own === "number");
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => cleanName(item) !== "");
}
