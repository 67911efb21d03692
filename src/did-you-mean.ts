/** The nearest of the names that are allowed, for "did you mean". */
import { closest, distance } from "fastest-levenshtein";

/** `did you mean "x"? ` where a name is near enough to be a slip of the finger, else "". */
export function didYouMean(name: string, known: readonly string[], prefix = ""): string {
  if (known.length === 0) return "";
  const lower = name.toLowerCase();
  const match = closest(
    lower,
    known.map((k) => k.toLowerCase()),
  );
  const found = known.find((k) => k.toLowerCase() === match);
  if (found === undefined || distance(lower, match) > Math.max(2, name.length / 3)) return "";
  return `did you mean ${prefix === "" ? JSON.stringify(found) : prefix + found}? `;
}
