/** The files that are made from the tables and the commands, and committed. */
import { studySchema } from "../config/schema.ts";
import { settingsDocs } from "../config/settings-docs.ts";
import { commandDocs } from "./command-docs.ts";

/** @returns path from the root → content */
export async function madeDocs(root: string): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ["study.schema.json", `${JSON.stringify(studySchema(), null, 2)}\n`],
    ["docs/study-json.md", settingsDocs()],
    ["docs/commands.md", await commandDocs(root)],
  ]);
}
