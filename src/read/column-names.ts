/** Which cell of a header is meant by a column's name, and how the two differ. */
import { cleanTag } from "../clean/clean.ts";
import { quote } from "../error.ts";
import { didYouMean } from "../did-you-mean.ts";

/** A column's name as people vary it: case, blanks, hyphens, underscores, forms of Unicode. */
function bareName(name: string): string {
  return cleanTag(name.normalize("NFKC")).tag.replace(/[\s_-]+/g, "");
}

/**
 * Indices of the columns that are called so, or nearly so where none is.
 *
 * @param names all that are looked for: none of them is taken for a misspelt other one
 */
export function placesOf(
  header: readonly string[],
  name: string,
  names: readonly string[],
): number[] {
  const where = (fits: (cell: string) => boolean): number[] =>
    header.flatMap((cell, i) => (fits(cell.trim()) ? [i] : []));
  const exact = where((cell) => cell === name);
  if (exact.length > 0) return exact;
  return where((cell) => !names.includes(cell) && bareName(cell) === bareName(name));
}

/** What to mend of the columns at these places; nothing where they are called as they should be. */
export function misnamed(
  header: readonly string[],
  name: string,
  places: readonly number[],
): { what: string; todo: string }[] {
  const cells = places.map((at) => header[at] ?? "").filter((cell) => cell !== name);
  return cells.map((cell) => {
    const how =
      cell.trim() === name
        ? "has blanks around its name"
        : cleanTag(cell).removed
          ? "has characters in its name that cannot be seen"
          : `is not called ${quote(name)}`;
    return { what: `column ${quote(cell)} ${how}`, todo: `rename it to ${quote(name)}` };
  });
}

/** "did you mean" a column that is none of those looked for. */
export function suggestion(
  name: string,
  header: readonly string[],
  names: readonly string[],
): string {
  return didYouMean(
    name,
    header.filter((cell) => !names.includes(cell)),
  );
}
