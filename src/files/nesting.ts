/** How deep a JSON text nests: parsers that call themselves give up far from any line of it. */

/** @returns the 1-based line on which a text first nests deeper than `max`, or null */
export function tooDeep(text: string, max: number): number | null {
  let depth = 0;
  let line = 1;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "\n") line += 1;
    else if (quoted && character === "\\") at += 1;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === "[" || character === "{") {
      depth += 1;
      if (depth > max) return line;
    } else if (character === "]" || character === "}") depth -= 1;
  }
  return null;
}
