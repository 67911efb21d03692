/** Where study.json says that a site is published, once someone has decided about names. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Fault, quote, throwFaults } from "../error.ts";
import { PUBLISH } from "../config/publish-table.ts";
import type { SettingsFile } from "../config/types.ts";
import { addressFault, isAddress, shown } from "./address.ts";
import { undecided } from "./decision.ts";
import { git } from "./git.ts";

export interface Target {
  /** Of the remote, as git knows it; `shown` makes it fit to be read. */
  readonly url: string;
  readonly branch: string;
  /** Address of the site, where study.json names it. */
  readonly siteUrl: string | null;
}

/** What is wrong, and what to do: study.json and its line come to it. */
type Flaw = Pick<Fault, "what" | "todo">;

const WAYS =
  "name a remote of the repository, a folder, or an address: https://, ssh://, user@host:path";

/** @throws InputError as long as nobody has decided about names, or where there is no such place */
export async function readTarget(settingsFile: SettingsFile): Promise<Target> {
  const { settings, file, lineOf } = settingsFile;
  const {
    remote = PUBLISH.remote.default,
    branch = PUBLISH.branch.default,
    siteUrl = PUBLISH.siteUrl.default,
  } = settings.publish ?? {};
  const at = (key: string, flaw: Flaw): Fault => ({ file, line: lineOf("publish", key), ...flaw });
  const url = await urlOf(remote);
  throwFaults([
    ...undecided(settingsFile),
    ...((await isBranch(branch)) ? [] : [at("branch", notABranch(branch))]),
    ...(typeof url === "string" ? [] : [at("remote", url)]),
  ]);
  return { url: String(url), branch, siteUrl };
}

async function isBranch(name: string): Promise<boolean> {
  if (/^-|\p{Cc}/u.test(name) || name === "HEAD") return false;
  const { code } = await git(["check-ref-format", `refs/heads/${name}`], { cwd: "." });
  return code === 0;
}

function notABranch(branch: string): Flaw {
  return { what: `${quote(branch)} is no name for a branch`, todo: "name one such as gh-pages" };
}

/** An address; or a remote of the repository in which the command runs; or a folder. */
async function urlOf(remote: string): Promise<string | Flaw> {
  const fault = addressFault(remote);
  if (fault !== null) return { what: `"publish.remote" ${named(remote)} ${fault}`, todo: WAYS };
  if (isAddress(remote)) return remote;
  const words = ["remote", "get-url", "--push", "--all", "--", remote];
  const known = await git(words, { cwd: ".", configured: true });
  if (known.code === 0) return urlOfRemote(remote, known.stdout.trimEnd().split("\n"));
  if (existsSync(remote) || /[/\\]/.test(remote)) return absolute(remote);
  const name = /^[\w-]+$/.test(remote) ? remote : PUBLISH.remote.default;
  return {
    what: `no remote ${named(remote)}`,
    todo: `git remote add ${name} URL, or name another in study.json`,
  };
}

/** @param urls of the user's own configuration, which is held to the same rules */
function urlOfRemote(remote: string, [url = "", ...more]: readonly string[]): string | Flaw {
  if (more.length > 0)
    return { what: `the remote ${named(remote)} has several addresses`, todo: "name one of them" };
  const fault = addressFault(url);
  if (fault === null) return isAddress(url) ? url : absolute(url);
  return {
    what: `the address of the remote ${named(remote)}, ${named(url)}, ${fault}`,
    todo: WAYS,
  };
}

function absolute(path: string): string {
  return existsSync(path) ? resolve(path) : path;
}

function named(remote: string): string {
  return quote(shown(remote));
}

/** The address that collaborators open. */
export function linkOf({ url, branch, siteUrl }: Target): string {
  if (siteUrl !== null) return siteUrl;
  const github = /github\.com[/:]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(shown(url));
  if (github === null) return `${shown(url)} (${branch})`;
  const [, owner = "", name = ""] = github;
  const host = `https://${owner.toLowerCase()}.github.io/`;
  return name.toLowerCase() === `${owner.toLowerCase()}.github.io` ? host : `${host}${name}/`;
}
