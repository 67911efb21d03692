/** What will be public, and what becomes of what is public now. */
import { integer, plural } from "../format.ts";

export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** @param before and after: path → sha256 */
export function changesBetween(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Changes {
  const paths = Object.keys(after);
  return {
    added: paths.filter((path) => !Object.hasOwn(before, path)),
    changed: paths.filter((path) => Object.hasOwn(before, path) && before[path] !== after[path]),
    removed: Object.keys(before).filter((path) => !Object.hasOwn(after, path)),
  };
}

const LISTED = 12;

/** Lines for the person who is asked. */
export function summary(
  files: ReadonlyMap<string, string>,
  participants: number,
  { added, changed, removed }: Changes,
): string[] {
  const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const size = `${integer(Math.max(1, Math.round(bytes / 1000)))} kB`;
  const pages = (paths: readonly string[]): string => {
    // Pages say most to a person.
    const isPage = (path: string): number => (path.endsWith(".html") ? 0 : 1);
    const sorted = paths.toSorted((a, b) => isPage(a) - isPage(b));
    const shown = sorted.slice(0, LISTED).join(", ");
    return paths.length > LISTED ? `${shown} and ${paths.length - LISTED} more` : shown;
  };
  return [
    `${plural(participants, "participant")}, ${plural(files.size, "file")}, ${size} will be public`,
    ...(added.length > 0 ? [`new: ${pages(added)}`] : []),
    ...(changed.length > 0 ? [`changed: ${pages(changed)}`] : []),
    ...(removed.length > 0 ? [`gone: ${pages(removed)}`] : []),
  ];
}
