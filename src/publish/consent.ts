/** Whether somebody wants what is about to be public: a person who is asked, or `--yes`. */
import { createInterface } from "node:readline/promises";
import { type Fault, InputError, oneLine } from "../error.ts";
import { plural } from "../format.ts";
import { shown } from "./address.ts";
import type { Published } from "./repository.ts";
import type { Target } from "./target.ts";

/** Files of somebody else are not thrown away unless a person who has read their names says so. */
export function unasked({ foreign }: Published): Fault[] {
  if (foreign.length === 0) return [];
  return [
    {
      file: "publish",
      what: `the branch holds ${plural(foreign.length, "file")} of somebody else, named above`,
      todo: "publish without --yes to remove them, or move them elsewhere; nothing was pushed",
    },
  ];
}

/** @throws InputError where there is nobody to ask */
export async function agreed({ url, branch }: Target): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new InputError([
      {
        file: "publish",
        what: "there is nobody to ask",
        todo: "say --yes, or --dry-run to look first",
      },
    ]);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(
    oneLine(`Push it to ${branch} of ${shown(url)}, for anyone to read? (yes/no) `),
  );
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}
