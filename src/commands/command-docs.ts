/** docs/commands.md: every command of package.json, with what it says of itself. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import packageJson from "../../package.json" with { type: "json" };

/** @param root of the checkout, whose commands are asked for their `--help` */
export async function commandDocs(root: string): Promise<string> {
  const sections = await Promise.all(
    Object.entries(packageJson.scripts).map(([name, script]) => sectionOf(root, name, script)),
  );
  const head = ["# Commands", "", "Made by `npm run docs` from what each says of itself.", ""];
  return [...head, ...sections.flat()].join("\n");
}

async function sectionOf(root: string, name: string, script: string): Promise<string[]> {
  const file = /^node --import tsx\/esm (\S+\.ts)$/.exec(script)?.[1];
  const title = `## npm ${name === "test" ? "" : "run "}${name}`;
  const text = file === undefined ? script : await saidBy(root, file);
  return [title, "", "```text", text.trimEnd(), "```", ""];
}

/** Its `--help`; of one that has none, what stands at its head. */
async function saidBy(root: string, file: string): Promise<string> {
  const source = readFileSync(join(root, file), "utf8");
  if (/USAGE|openBuild|parseCommand/.test(source)) {
    const words = ["--import", "tsx/esm", file, "--help"];
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root });
    return stdout;
  }
  const [, head = ""] = /^\/\*\*(.*?)\*\//s.exec(source) ?? [];
  return head.replaceAll(/^ ?\* ?/gm, "").trim();
}
