/** The pages' one style sheet, and the policy that lets it, the page's own script and nothing else in. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pageScript } from "./script.ts";

/** After the colours, in the order of the cascade. */
const SHEETS = [
  "page",
  "tools",
  "map",
  "brush",
  "live",
  "report",
  "naming",
  "study",
  "cohort",
  "narrow",
  "preferences",
  "touch",
  "stage",
  "stage-small",
  "print",
] as const;

function read(name: string): string {
  return readFileSync(new URL(`../client/style/${name}.css`, import.meta.url), "utf8");
}

/** Dark where the system is, unless the reader chose light; and where the reader chose dark. */
function dark(sheet: string): string {
  const chosen = sheet.replace(":root", ":root.dark");
  const system = sheet.replace(":root", ":root:not(.light)");
  return `@media screen{${chosen}}@media screen and (prefers-color-scheme:dark){${system}}`;
}

export const styleSheet = [read("colour"), dark(read("dark")), ...SHEETS.map(read)]
  .join("")
  .replace(/\/\*.*?\*\//gs, "")
  .replace(/\s*\n\s*/g, "");

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** No request, no form, no other script: nothing but the page's own style and script, by hash. */
export const policy = [
  "default-src 'none'",
  `script-src ${hashOf(pageScript)}`,
  `style-src ${hashOf(styleSheet)}`,
  "img-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
