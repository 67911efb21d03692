/** study.json → checked settings. `study.schema.json` is the only list of what may stand there. */
import { join } from "node:path";
import {
  type AnyNode,
  type DocumentNode,
  type ObjectNode,
  evaluate,
  parse,
} from "@humanwhocodes/momoa";
import { Ajv, type ErrorObject } from "ajv";
import schema from "../../study.schema.json" with { type: "json" };
import { type Fault, InputError, quote } from "../error.ts";
import { didYouMean } from "../did-you-mean.ts";
import { tooDeep } from "../files/nesting.ts";
import { readRegular } from "../files/regular-file.ts";
import { nearNames } from "./study-folder.ts";

export interface FieldSettings {
  label?: string;
  k?: number;
  minCount?: number;
  stopTags?: string[];
}

/** What study.json may say; every key is optional, DESIGN: defaults live in config.ts. */
export interface Settings {
  title?: string;
  files?: string;
  participants?: string[];
  fields?: Record<string, FieldSettings>;
  overrides?: Record<string, Record<string, FieldSettings>>;
  seed?: number;
  perplexity?: number;
  clusterEngine?: "tagscape" | "ml-kmeans";
  layoutEngine?: "tagscape" | "tsne-js";
  names?: Record<string, { name: string; tags: string[] }[]>;
  publish?: {
    remote?: string;
    branch?: string;
    siteUrl?: string | null;
    participants?: "pseudonyms" | "as-is";
    minVideos?: number;
    minCount?: number;
  };
  citation?: { version?: string; date?: string };
}

/** The settings with a way back to the line of each, for messages. */
export interface SettingsFile {
  readonly settings: Settings;
  readonly file: string;
  /** What is wrong with it; the keys at fault are left out of the settings. */
  readonly faults: readonly Fault[];
  /** Whether its faults leave open that it asks for pseudonyms. */
  readonly maybePseudonyms: boolean;
  /** 1-based line of a key, e.g. `lineOf("fields", "hashtags")`; of the nearest parent if absent. */
  readonly lineOf: (...path: string[]) => number;
}

/** Nothing that may stand there nests deeper than 5. */
const MAX_DEPTH = 100;

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
  const validate = ajv.compile<Settings>(schema);
  const errors = validate(value) ? [] : (validate.errors ?? []);
  faults.push(...errors.map((error) => schemaFault(file, error, lineOf)));
  const bad = new Set(errors.map((error) => pathOf(error)[0] ?? error.params.additionalProperty));
  const sound = Object.entries(value ?? {}).filter(([key]) => !bad.has(key));
  // A mistyped or doubled key may have been the one that asks for them.
  const maybePseudonyms = near.length > 0 || (faults.length > 0 && /publish|pseudonym/i.test(text));
  return { settings: Object.fromEntries(sound), file, faults, maybePseudonyms, lineOf };
}

function decode(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([{ file, what: "not UTF-8", todo: "save it as UTF-8" }]);
  }
}

function parseText(file: string, text: string): AnyNode {
  mustBeShallow(file, text);
  const { body, tokens = [] } = parseDocument(file, text);
  // JSON allows no such character within a text, but the parser does.
  const raw = tokens.find(
    ({ type, loc: { start, end } }) =>
      type === "String" && CONTROL.test(text.slice(start.offset, end.offset)),
  );
  if (raw === undefined) return body;
  const what = "not JSON: a NUL, tab, line end or other control character within a text";
  const todo = "take it out, or write it as \\t, \\n or \\u0000";
  throw new InputError([{ file, line: raw.loc.start.line, what, todo }]);
}

function mustBeShallow(file: string, text: string): void {
  const deep = tooDeep(text, MAX_DEPTH);
  if (deep === null) return;
  const what = `nested more than ${MAX_DEPTH} deep`;
  throw new InputError([{ file, line: deep, what, todo: "mend the brackets" }]);
}

const CONTROL = /[^ -\u{10ffff}]/u;

function parseDocument(file: string, text: string): DocumentNode {
  try {
    return parse(text, { mode: "json", tokens: true });
  } catch (error) {
    const { message, line } = error as { message: string; line?: number };
    const what = `not JSON: ${message.replace(/\s*\(\d+:\d+\)$/, "").replace(/\.$/, "")}`;
    throw new InputError([{ file, line, what, todo: "mend the syntax" }], { cause: error });
  }
}

function lineAt(ast: AnyNode, path: readonly string[]): number {
  let node = ast;
  let line = node.loc.start.line;
  for (const key of path) {
    if (node.type === "Object") {
      const member = node.members.find((m) => keyOf(m.name) === key);
      if (member === undefined) return line;
      line = member.loc.start.line;
      node = member.value;
    } else if (node.type === "Array") {
      const element = node.elements[Number(key)];
      if (element === undefined) return line;
      line = element.loc.start.line;
      node = element.value;
    } else return line;
  }
  return line;
}

function keyOf(name: ObjectNode["members"][number]["name"]): string {
  return name.type === "String" ? name.value : name.name;
}

function doubledKeys(file: string, node: AnyNode): Fault[] {
  if (node.type === "Array") return node.elements.flatMap((e) => doubledKeys(file, e.value));
  if (node.type !== "Object") return [];
  const seen = new Set<string>();
  return node.members.flatMap((member) => {
    const key = keyOf(member.name);
    const line = member.loc.start.line;
    const doubled = seen.has(key);
    seen.add(key);
    const fault = { file, line, what: `doubled key ${quote(key)}`, todo: "keep one of them" };
    return [...(doubled ? [fault] : []), ...doubledKeys(file, member.value)];
  });
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
