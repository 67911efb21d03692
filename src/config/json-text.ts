/** study.json as text: its syntax, and the lines of what stands in it. */
import { type AnyNode, type DocumentNode, type ObjectNode, parse } from "@humanwhocodes/momoa";
import { type Fault, InputError, quote } from "../error.ts";
import { tooDeep } from "../files/nesting.ts";

/** Nothing that may stand there nests deeper than 5. */
const MAX_DEPTH = 100;

/** @throws InputError where it is not UTF-8 */
export function decode(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([{ file, what: "not UTF-8", todo: "save it as UTF-8" }]);
  }
}

/** @throws InputError for a syntax error, and where it nests too deep */
export function parseText(file: string, text: string): AnyNode {
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

/** 1-based line of a key or element; of the nearest parent if absent. */
export function lineAt(ast: AnyNode, path: readonly string[]): number {
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

export function doubledKeys(file: string, node: AnyNode): Fault[] {
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
