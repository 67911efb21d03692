/**
 * Hashes of what makes the things that are kept, beside the study and its settings: our own code and
 * the packages that it names. By rooms and not by imports, so that nothing is forgotten that is
 * loaded in another way; a test holds the rooms against the imports.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isPackaged } from "./called.ts";
import { sha256 } from "./sha256.ts";

export type Kept = "analyses" | "maps" | "builds";

/** Rooms of src that no analysis and no map depends on; a build begins in commands. */
const BESIDE = ["bench", "commands", "publish"];
const AFTER_MAPS = [...BESIDE, "pages", "client", "site"];
/** Rooms of src that come later, by what is kept. A room that stands in no list counts. */
const LATER: Readonly<Record<Kept, readonly string[]>> = {
  analyses: [...AFTER_MAPS, "cohort", "report", "chart"],
  maps: AFTER_MAPS,
  builds: ["bench", "publish"],
};

/** Of our own sources: of the package they are compiled. */
const ENDING = isPackaged ? ".js" : ".ts";

/** Where the stages of a build are put together: it takes part though it is a command. */
const FLOOR_PLAN = ["build", "src/commands/build", "src/commands/said"].map(
  (name) => `${name}${ENDING}`,
);

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const versions = new Map<Kept, string>();

export function codeVersion(kept: Kept): string {
  const version = versions.get(kept) ?? versionIn(ROOT, kept);
  versions.set(kept, version);
  return version;
}

/** Over contents alone, in an order of their own: a file that moves is the same file. */
export function versionIn(root: string, kept: Kept): string {
  const contents = sourcesOf(root, kept).map((file) => readFileSync(join(root, file)));
  const hash = createHash("sha256").update(releasesOf(root, kept, contents));
  for (const own of contents.map((content) => sha256(content)).toSorted()) hash.update(own);
  return hash.digest("hex");
}

/** Paths from the root, with `/` in them. */
export function sourcesOf(root: string, kept: Kept): string[] {
  const src = filesOf(root, "src").filter((file) => {
    const [, room = "", ...rest] = file.split("/");
    return rest.length === 0 || !LATER[kept].includes(room);
  });
  return kept === "builds" ? [...FLOOR_PLAN, ...src, ...filesOf(root, "templates")] : src;
}

function filesOf(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** Our own release and all others for a site, which names them; else those that a source names. */
function releasesOf(root: string, kept: Kept, contents: readonly Buffer[]): string {
  const { version, dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  ) as Record<"dependencies" | "peerDependencies", Record<string, string>> & { version: string };
  const releases = Object.entries({ ...dependencies, ...peerDependencies });
  if (kept === "builds") return JSON.stringify([version, releases]);
  return JSON.stringify(
    releases.filter(([name]) => contents.some((content) => content.includes(`"${name}`))),
  );
}
