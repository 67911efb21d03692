/** A workflow of GitHub Actions, whose steps are run here as the runner runs them. */
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { YAML } from "zx";
import { root } from "./checkout.ts";
import type { Ended } from "./command.ts";
import { environment } from "./environment.ts";
import { scratchFolder } from "./scratch.ts";

export type Texts = Readonly<Record<string, string>>;

export interface Step {
  readonly run?: string;
  readonly shell?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Texts;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly permissions?: Texts;
  readonly env?: Texts;
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly (string | number)[]>> };
}

export interface Workflow {
  readonly defaults?: { readonly run: { readonly shell: string } };
  readonly env?: Texts;
  readonly permissions: Texts;
  readonly jobs: Readonly<Record<string, Job>>;
  readonly text: string;
}

export function readWorkflow(name: string): Workflow {
  const text = readFileSync(join(root, ".github", "workflows", name), "utf8");
  return { ...(YAML.parse(text) as Omit<Workflow, "text">), text };
}

/** @returns a text with what stands in `${{ … }}` put in; what is not known is empty, as a secret that is not set is */
export function filled(text: unknown, known: Texts): string {
  return String(text).replaceAll(/\$\{\{ (.+?) \}\}/g, (_, name: string) => known[name] ?? "");
}

/** What the runner makes of the name of a shell; of bash that nobody has named, a pipe may fail unseen. */
const SHELLS: Texts = { "": "bash -e {0}", bash: "bash --noprofile --norc -eo pipefail {0}" };

/**
 * Runs the command of a step, in the shell that the step or its workflow names.
 *
 * @param given variables of the workflow, the job and the runner
 * @param known what expressions stand for
 */
export function runStep(
  { defaults }: Workflow,
  step: Step,
  cwd: string,
  given: Texts,
  known: Texts = {},
): Promise<Ended> {
  const own = Object.entries(step.env ?? {}).map(([name, text]) => [name, filled(text, known)]);
  const runner = { CI: "true", GITHUB_ACTIONS: "true" };
  const env = environment({ ...runner, ...given, ...Object.fromEntries(own) });
  const file = join(scratchFolder(), "step");
  writeFileSync(file, step.run ?? "");
  const shell = step.shell ?? defaults?.run.shell ?? "";
  const [program = "", ...words] = (SHELLS[shell] ?? shell).replace("{0}", file).split(" ");
  return new Promise((resolve) => {
    execFile(program, words, { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
    });
  });
}
