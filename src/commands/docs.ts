/** `npm run docs`: writes study.schema.json, docs/study-json.md and docs/commands.md anew. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { end } from "../command.ts";
import { madeDocs } from "./made-docs.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

await end(async () => {
  for (const [file, text] of await madeDocs(ROOT)) writeFileSync(join(ROOT, file), text);
});
