/**
 * The manifests of the sample and of any other studies, as they are and under pseudonyms: a change
 * that should alter no site is held against the manifests from before it.
 *
 *   node --import tsx/esm test/manifests.ts [--against FILE] STUDY…   prints them, or what differs
 */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./command.ts";
import { scratchFolder } from "./scratch.ts";

const KEY = "3a".repeat(32);

/** @returns the manifest of a study that decides how participants are named as said */
async function manifestOf(study: string, participants: "as-is" | "pseudonyms"): Promise<string> {
  const root = scratchFolder();
  const [data, out] = [join(root, "study"), join(root, "site")];
  cpSync(study, data, { recursive: true });
  const file = join(data, "study.json");
  const settings = readSettings(file);
  const publish = { ...settings.publish, participants };
  writeFileSync(file, JSON.stringify({ ...settings, publish }, null, 2));
  const { code, stderr } = await build(["--data", data, "--out", out, "--no-cache"], {
    env: { TAGSCAPE_KEY: KEY },
  });
  if (code !== 0) throw new Error(`${study}: ${stderr}`);
  return readFileSync(join(out, "manifest.json"), "utf8");
}

function readSettings(file: string): { publish?: object } {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as { publish?: object };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return {};
  }
}

const { values, positionals } = parseArgs({
  options: { against: { type: "string" } },
  allowPositionals: true,
});
const manifests: Record<string, unknown> = {};
for (const study of ["data", ...positionals])
  for (const participants of ["as-is", "pseudonyms"] as const)
    manifests[`${study}, ${participants}`] = JSON.parse(await manifestOf(study, participants));

if (values.against === undefined) process.stdout.write(`${JSON.stringify(manifests, null, 2)}\n`);
else {
  const before = JSON.parse(readFileSync(values.against, "utf8")) as Record<string, unknown>;
  const differing = Object.keys(manifests).filter(
    (name) => JSON.stringify(manifests[name]) !== JSON.stringify(before[name]),
  );
  for (const name of differing) process.stdout.write(`${name}: another manifest\n`);
  process.stdout.write(`${Object.keys(manifests).length} manifests, ${differing.length} differ\n`);
  if (differing.length > 0) process.exitCode = 1;
}
