/**
 * The one commit that a site becomes: written by git from the texts that were checked, then read again
 * and held against them. Neither an index nor a working tree has a part in it.
 */
import { createHash } from "node:crypto";
import { GENERATOR } from "../site/manifest.ts";
import { MANIFEST, parseManifest } from "../site/parse-manifest.ts";
import { sha256 } from "../sha256.ts";
import { git } from "./git.ts";

/** Same bytes, same commit: neither a clock nor a machine shows in it. */
const BY = `${GENERATOR} <> 946684800 +0000`;
const MESSAGE = `A site made with ${GENERATOR}\n`;

/**
 * @param folder a bare repository that is ours
 * @param files path → content, the manifest among them
 * @returns id of the commit
 * @throws Error where it is not what was checked
 */
export async function commitSite(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<string> {
  const made = await git(["fast-import", "--quiet"], { cwd: folder, input: story(files) });
  const commit = made.stdout.trim();
  if (made.code !== 0 || !/^[0-9a-f]{40,64}$/.test(commit))
    throw new Error(`git made no commit: ${made.stderr}`);
  await assertSite(folder, commit, files);
  return commit;
}

/** What `git fast-import` reads, which answers with the id. */
function* story(files: ReadonlyMap<string, string>): Generator<string> {
  yield `feature done\ncommit refs/heads/site\nmark :1\ncommitter ${BY}\n${dataOf(MESSAGE)}`;
  for (const [path, text] of files) {
    if (!/^[\w./-]+$/.test(path)) throw new Error(`no path of a site: ${path}`);
    yield `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n`;
    yield text;
    yield "\n";
  }
  yield "get-mark :1\ndone\n";
}

function dataOf(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/**
 * Before anything leaves: no parent, the manifest's files with its hashes, the manifest, the domain's
 * file, and nothing else.
 */
export async function assertSite(
  folder: string,
  commit: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const wrong = (what: string): Error => new Error(`the commit ${what}; nothing was pushed`);
  const { stdout } = await git(["cat-file", "commit", commit], { cwd: folder });
  const heads = stdout.split("\n\n", 1)[0]?.split("\n") ?? [];
  if (heads.map((line) => line.split(" ", 1)[0]).join() !== "tree,author,committer")
    throw wrong("is not one without a parent");

  const sums = parseManifest(files.get(MANIFEST) ?? "")?.files ?? new Map<string, string>();
  const free = [MANIFEST, ...(files.has("CNAME") ? ["CNAME"] : [])];
  const tree = await treeOf(folder, commit);
  if ([...tree.keys()].toSorted().join() !== [...sums.keys(), ...free].toSorted().join())
    throw wrong("holds other files than the manifest names");
  for (const [path, entry] of tree) {
    const text = files.get(path) ?? "";
    if (sums.has(path) && sha256(text) !== sums.get(path))
      throw wrong(`has ${path} other than the manifest has it`);
    if (entry !== entryOf(text, commit)) throw wrong(`has ${path} other than it was checked`);
  }
}

/** @returns path → mode and id of every file of a commit */
export async function treeOf(folder: string, commit: string): Promise<Map<string, string>> {
  const { code, stdout, stderr } = await git(["ls-tree", "-r", "-z", commit], { cwd: folder });
  if (code !== 0) throw new Error(`git lists no files: ${stderr}`);
  const lines = stdout.split("\0").filter((line) => line !== "");
  return new Map(
    lines.map((line) => {
      const tab = line.indexOf("\t");
      return [line.slice(tab + 1), line.slice(0, tab)];
    }),
  );
}

/**
 * @param commit any id of the repository, whose length tells by which hash it names things
 * @returns what `treeOf` has for a plain file of this text: git's own hash, reckoned without git
 */
export function entryOf(text: string, commit: string): string {
  const hash = createHash(commit.length === 64 ? "sha256" : "sha1");
  const id = hash
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest("hex");
  return `100644 blob ${id}`;
}
