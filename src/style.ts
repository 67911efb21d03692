/** The pages' one style sheet, and the policy that lets it and nothing else in. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** In the order of the cascade. */
const SHEETS = ["colour", "page", "map", "report", "study", "narrow"] as const;

export const styleSheet = SHEETS.map((name) =>
  readFileSync(new URL(`./client/style/${name}.css`, import.meta.url), "utf8"),
)
  .join("")
  .replace(/\/\*.*?\*\//gs, "")
  .replace(/\s*\n\s*/g, "");

/** No script, no request, no form: nothing but the page's own style, by its hash. */
export const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(styleSheet).digest("base64")}'`,
  "img-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
