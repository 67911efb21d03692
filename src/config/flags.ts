/** The command line of `npm run build`: what may be said, and what was said. */
import { commandLine } from "../called.ts";
import { parseArgs } from "node:util";
import type { Fault } from "../error.ts";
import { throwFaults, quote } from "../error.ts";
import { didYouMean } from "../did-you-mean.ts";
import { keptByNpm } from "../npm-flags.ts";
import { BUILD, PLACES } from "./build-table.ts";
import type { Row, ValueOf } from "./settings-row.ts";
import { FIELD, STUDY } from "./settings-table.ts";

const ROWS = { ...PLACES, ...STUDY, ...FIELD, ...BUILD };

type Flagged = {
  [
    N in keyof typeof ROWS as (typeof ROWS)[N] extends { flag: string } ? N : never
  ]: (typeof ROWS)[N];
};
type NameIn<F> = F extends `--${infer N} ${string}` ? N : F extends `--${infer N}` ? N : never;
type FlagName = NameIn<Flagged[keyof Flagged]["flag"]>;
/** As they were typed: a text, or true for a switch. */
export type Flags = { readonly [N in FlagName]?: string | boolean };
/** What they ask for, by the keys of the tables. */
export type FlagValues = { readonly [N in keyof Flagged]?: ValueOf<Flagged[N]["is"]> };

export interface Option {
  readonly key: string;
  readonly name: FlagName;
  /** Placeholder of the value in `--help`; absent for a switch. */
  readonly value: string | undefined;
  readonly row: Row;
}

/** In the order of `--help`. */
export const OPTIONS: readonly Option[] = Object.entries<Row>(ROWS).flatMap(([key, row]) => {
  if (row.flag === undefined) return [];
  const [name, value] = row.flag.slice(2).split(" ");
  return [{ key, name: name as FlagName, value, row }];
});
const NAMES = OPTIONS.map(({ name }) => name);

/**
 * @param argv the arguments after the script's name
 * @param env the environment; npm leaves there the flags that it took for its own
 * @throws InputError for unknown flags, stray words and flags that npm kept
 */
export function parseFlags(argv: readonly string[], env: NodeJS.ProcessEnv): Flags {
  const faults: Fault[] = keptByNpm("build", NAMES, env);
  const { values, tokens } = tokensOf(argv);
  // A word that npm left behind belongs to a flag that it kept, which is reported already.
  const stray = faults.length > 0 ? [] : tokens.filter((token) => token.kind === "positional");
  for (const { value } of stray)
    faults.push({
      file: quote(value),
      what: "stray argument",
      todo: `see ${commandLine("build", "--help")}`,
    });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = OPTIONS.find(({ name }) => name === token.name);
    if (option === undefined)
      faults.push({
        file: token.rawName,
        what: "unknown flag",
        todo: `${didYouMean(token.name, NAMES, "--")}see ${commandLine("build", "--help")}`,
      });
    // `--out --profile`: parseArgs takes the second flag for the value of the first.
    else if (
      option.value !== undefined &&
      ((token.value ?? "") === "" || (!token.inlineValue && token.value?.startsWith("--")))
    )
      faults.push({
        file: token.rawName,
        what: "no value",
        todo: `write --${token.name} ${option.value}`,
      });
    else if (option.value === undefined && token.value !== undefined)
      faults.push({
        file: token.rawName,
        what: `takes no value: ${quote(token.value)}`,
        todo: `write --${token.name}`,
      });
  }
  throwFaults(faults);
  return values as Flags;
}

/** For commands that take a word beside the build's flags: the first one, and what is left. */
export function takeWord(argv: readonly string[]): {
  word: string | undefined;
  rest: readonly string[];
} {
  const found = tokensOf(argv).tokens.find(({ kind }) => kind === "positional");
  return {
    word: found === undefined ? undefined : argv[found.index],
    rest: argv.filter((_, i) => i !== found?.index),
  };
}

function tokensOf(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      OPTIONS.map(({ name, value }) => [
        name,
        { type: value === undefined ? ("boolean" as const) : ("string" as const) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
}

export function helpText(): string {
  const rows = OPTIONS.map(({ row }) => {
    const standard = defaultText(row);
    const what = row.what.split(". ")[0]?.replace(/\.$/, "") ?? "";
    const choices = row.is.enum === undefined ? "" : `: ${row.is.enum.join(", ")}`;
    const said = `${what}${choices}${standard === "" ? "" : ` (${standard})`}`;
    return `  ${(row.flag ?? "").padEnd(22)}${said}`;
  });
  return [
    `Usage: ${commandLine("build", "[flags]")}`,
    "",
    "Turns a folder of TikTok metadata, one CSV a participant, into a static site.",
    "Flags beat the study's settings (study.json). Exit: 0 done, 2 something to mend, 130 stopped,",
    "1 a bug of ours.",
    "",
    ...rows,
    "",
  ].join("\n");
}

/** Empty where nothing stands in. */
export function defaultText({ default: standard }: Row): string {
  return [standard ?? ""].flat().join(", ");
}
