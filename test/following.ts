/** What a document tells its reader to write and to type, done to the letter. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./checkout.ts";

export interface Step {
  readonly kind: "sh" | "json" | "csv" | "text";
  readonly text: string;
  /** The document up to it. */
  readonly before: string;
}

const FENCED = /^```(sh|json|csv|text)\n(.*?)^```$/gms;
/** The one command that asks: nobody is there to answer. */
const ASKS = /^(?:npm run publish -- --data \S+|npx tagscape publish)$/m;

/** @param name of a file in docs */
export function documentOf(name: string): string {
  return readFileSync(join(root, "docs", name), "utf8");
}

/**
 * Types the commands, writes the files, and holds what is said to what stands after each command.
 *
 * @param fileOf path of the file that a block of JSON or CSV is; null where it is only shown
 * @returns all that was said
 */
export async function follow(
  text: string,
  folder: string,
  env: Record<string, string>,
  fileOf: (step: Step) => string | null,
): Promise<string> {
  const all: string[] = [];
  for (const match of text.matchAll(FENCED)) {
    const [, kind = "", block = ""] = match;
    const step = { kind, text: block, before: text.slice(0, match.index) } as Step;
    if (step.kind === "sh") all.push(await typed(block, folder, env));
    else if (step.kind === "text") isSaid(block, all.at(-1) ?? "");
    else {
      const file = fileOf(step);
      if (file !== null) writeFileSync(file, block);
    }
  }
  return all.join("");
}

async function typed(script: string, cwd: string, env: Record<string, string>): Promise<string> {
  const answered = script.replace(ASKS, "$& --yes");
  const { stdout, stderr } = await promisify(execFile)("bash", ["-e", "-c", answered], {
    cwd,
    env,
    maxBuffer: 2 ** 26,
  });
  return stdout + stderr;
}

/** Line for line, in their order; `…` stands for whatever is left out. */
function isSaid(shown: string, said: string): void {
  const lines = said.split("\n");
  let at = 0;
  for (const line of shown.trim().split("\n")) {
    if (line === "…") continue;
    const parts = line.split("…").map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
    const pattern = new RegExp(`^${parts.join(".*")}$`);
    const found = lines.findIndex((own, i) => i >= at && pattern.test(own));
    assert.ok(found >= 0, `not said: ${line}\n\n${said}`);
    at = found + 1;
  }
}
