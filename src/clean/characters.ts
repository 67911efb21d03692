/** Classes of characters as Unicode 15.0 has them, whatever the Node that runs knows. */
import table from "./characters.json" with { type: "json" };

export type CharacterClass = Exclude<keyof typeof table, "unicode">;

/** The inside of a regular expression's class, for the flag `u`. */
export function charactersOf(name: CharacterClass): string {
  const steps = table[name].split(" ").map((step) => Number.parseInt(step, 36));
  const ranges: string[] = [];
  let at = 0;
  for (let i = 0; i < steps.length; i += 2) {
    const from = at + (steps[i] ?? 0);
    at = from + (steps[i + 1] ?? 0);
    ranges.push(from === at ? escaped(from) : `${escaped(from)}-${escaped(at)}`);
  }
  return ranges.join("");
}

export function escaped(code: number): string {
  return `\\u{${code.toString(16)}}`;
}
