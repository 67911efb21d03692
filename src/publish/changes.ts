/** What will be public, and what becomes of what is public now. */
import type { Config } from "../config/types.ts";
import { quote } from "../error.ts";
import { integer, plural } from "../format.ts";
import { entryOf } from "./commit.ts";
import type { Published } from "./repository.ts";
import { sum } from "../numbers.ts";

export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** @param after path → content */
export function changesBetween(
  { commit, files: before }: Published,
  after: ReadonlyMap<string, string>,
): Changes {
  const paths = [...after.keys()];
  const isChanged = (path: string): boolean =>
    before.get(path) !== entryOf(after.get(path) ?? "", commit ?? "");
  return {
    added: paths.filter((path) => !before.has(path)),
    changed: paths.filter((path) => before.has(path) && isChanged(path)),
    removed: [...before.keys()].filter((path) => !after.has(path)),
  };
}

const LISTED = 12;

/** Lines for the person who is asked. */
export function summary(
  files: ReadonlyMap<string, string>,
  participants: number,
  { added, changed, removed }: Changes,
): string[] {
  const bytes = sum([...files.values()].map((text) => Buffer.byteLength(text)));
  const size = `${integer(Math.max(1, Math.round(bytes / 1000)))} kB`;
  const pages = (paths: readonly string[]): string => {
    // Pages say most to a person.
    const isPage = (path: string): number => (path.endsWith(".html") ? 0 : 1);
    return first(
      paths.toSorted((a, b) => isPage(a) - isPage(b)),
      LISTED,
    );
  };
  return [
    `${plural(participants, "participant")}, ${plural(files.size, "file")}, ${size} will be public`,
    ...(added.length > 0 ? [`new: ${pages(added)}`] : []),
    ...(changed.length > 0 ? [`changed: ${pages(changed)}`] : []),
    ...(removed.length > 0 ? [`gone: ${pages(removed)}`] : []),
  ];
}

const FOREIGN = 50;

/** What its owner would regret not to have read: loud, whoever is asked. */
export function warnings(
  { commit, foreign, pseudonyms: before, pages: shown }: Published,
  { pseudonyms, pages }: Pick<Config, "pseudonyms" | "pages">,
): string[] {
  const lines: string[] = [];
  if (foreign.length > 0)
    lines.push(
      `WARNING: the branch holds ${plural(foreign.length, "file")} that no site of Tagscape put there, and the push removes them: ${first(
        foreign.map((path) => quote(path, 200)),
        FOREIGN,
      )}`,
    );
  if (commit !== null && shown !== pages)
    return [
      ...lines,
      pages === "cohort"
        ? `WARNING: the branch shows each participant until now. The push takes them off the branch, but the old commit ${commit} may still be had by its hash, from the host and from every copy: so delete the repository and publish to a new one`
        : "WARNING: the branch shows everyone together until now, and would show each participant",
    ];
  if (commit === null || before === pseudonyms || pages === "cohort") return lines;
  lines.push(
    before
      ? "WARNING: the branch shows codes until now, and would show ids: whoever kept a copy of it can tell who bears which code, in that copy too"
      : `WARNING: the branch shows ids until now. The push takes them off the branch, but the old commit ${commit} may still be had by its hash, from the host and from every copy, and with both sites anyone can tell who bears which code`,
  );
  if (!before)
    lines.push(
      "WARNING: so delete the repository and publish to a new one, or have the host clean up (GitHub: ask its support to remove the old commit); docs/publishing.md, “From ids to codes”, says more",
    );
  return lines;
}

function first(items: readonly string[], most: number): string {
  const shown = items.slice(0, most).join(", ");
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}
