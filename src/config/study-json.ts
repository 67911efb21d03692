/** study.json → checked settings: the tables of settings say what may stand there. */
import { join } from "node:path";
import { evaluate } from "@humanwhocodes/momoa";
import { Ajv, type ErrorObject } from "ajv";
import { type Fault, quote } from "../error.ts";
import { didYouMean } from "../did-you-mean.ts";
import { readRegular } from "../files/regular-file.ts";
import { decode, doubledKeys, lineAt, parseText } from "./json-text.ts";
import { studySchema } from "./schema.ts";
import { nearNames } from "./study-folder.ts";
import type { Settings, SettingsFile } from "./types.ts";

/**
 * An unknown key, a wrong type or a doubled key is a fault in the answer, so that the rest of the
 * study is looked at too.
 *
 * @param dataDir the study's folder; a study without study.json has empty settings
 * @throws InputError for bad UTF-8 or a syntax error, and where it is something else than a file
 */
export async function readSettings(dataDir: string): Promise<SettingsFile> {
  const file = join(dataDir, "study.json");
  const near = nearNames(dataDir);
  const bytes = readRegular(file);
  if (bytes === null)
    return { settings: {}, file, faults: near, maybePseudonyms: near.length > 0, lineOf: () => 1 };
  const text = decode(file, bytes);
  const ast = parseText(file, text);
  const lineOf = (...path: string[]): number => lineAt(ast, path);
  const value: unknown = evaluate(ast);
  const faults = [...near, ...doubledKeys(file, ast)];
  const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
  const validate = ajv.compile<Settings>(studySchema());
  const errors = validate(value) ? [] : (validate.errors ?? []);
  faults.push(...errors.map((error) => schemaFault(file, error, lineOf)));
  const bad = new Set(errors.map((error) => pathOf(error)[0] ?? error.params.additionalProperty));
  const sound = Object.entries(value ?? {}).filter(([key]) => !bad.has(key));
  // A mistyped or doubled key may have been the one that asks for them.
  const maybePseudonyms = near.length > 0 || (faults.length > 0 && /publish|pseudonym/i.test(text));
  return { settings: Object.fromEntries(sound), file, faults, maybePseudonyms, lineOf };
}

function pathOf({ instancePath }: ErrorObject): string[] {
  return instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function schemaFault(
  file: string,
  error: ErrorObject,
  lineOf: (...path: string[]) => number,
): Fault {
  const path = pathOf(error);
  const name = path.length > 0 ? path.join(".") : "study.json";
  if (error.keyword === "additionalProperties") {
    const key = String(error.params.additionalProperty);
    const known = Object.keys((error.parentSchema?.properties ?? {}) as object);
    return {
      file,
      line: lineOf(...path, key),
      what: `unknown key ${quote([...path, key].join("."))}`,
      todo: `${didYouMean(key, known)}known keys: ${known.join(", ")}`,
    };
  }
  const allowed =
    error.keyword === "enum" ? `: ${(error.params.allowedValues as string[]).join(" or ")}` : "";
  return {
    file,
    line: lineOf(...path),
    what: `${quote(name)} ${error.message ?? "is not allowed"}${allowed}`,
    todo: "mend the value (study.schema.json lists what may stand here)",
  };
}
