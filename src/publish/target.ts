/** Where study.json says that a site is published, once someone has decided about names. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { $ as zx } from "zx";
import { InputError, quote, throwFaults } from "../error.ts";
import type { SettingsFile } from "../settings.ts";
import { undecided } from "./decision.ts";

export interface Target {
  /** Of the remote, as git knows it. */
  readonly url: string;
  readonly branch: string;
  /** Address of the site, where study.json names it. */
  readonly siteUrl: string | null;
}

/** @throws InputError as long as nobody has decided about names, or where there is no such place */
export async function readTarget(settingsFile: SettingsFile): Promise<Target> {
  const { settings, file, lineOf } = settingsFile;
  throwFaults(undecided(settingsFile));
  const { remote = "origin", branch = "gh-pages", siteUrl = null } = settings.publish ?? {};
  const named = await zx({ quiet: true, nothrow: true })`git check-ref-format --branch ${branch}`;
  if (named.exitCode !== 0)
    throw new InputError([
      {
        file,
        line: lineOf("publish", "branch"),
        what: `${quote(branch)} is no name for a branch`,
        todo: "name one such as gh-pages",
      },
    ]);
  return { url: await urlOf(remote, file, lineOf("publish", "remote")), branch, siteUrl };
}

/** A remote of the repository in which the command runs; or an address or a path of its own. */
async function urlOf(remote: string, file: string, line: number): Promise<string> {
  const known = await zx({ quiet: true, nothrow: true })`git remote get-url ${remote}`;
  if (known.exitCode === 0) return absolute(known.stdout.trim());
  if (/[/:\\]/.test(remote)) return absolute(remote);
  throw new InputError([
    {
      file,
      line,
      what: `no remote ${quote(remote)}`,
      todo: `git remote add ${/^[\w-]+$/.test(remote) ? remote : "origin"} URL, or name another in study.json`,
    },
  ]);
}

function absolute(url: string): string {
  return existsSync(url) ? resolve(url) : url;
}

/** The address that collaborators open. */
export function linkOf({ url, branch, siteUrl }: Target): string {
  if (siteUrl !== null) return siteUrl;
  const github = /github\.com[/:]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(url);
  if (github === null) return `${url} (${branch})`;
  const [, owner = "", name = ""] = github;
  const host = `https://${owner.toLowerCase()}.github.io/`;
  return name.toLowerCase() === `${owner.toLowerCase()}.github.io` ? host : `${host}${name}/`;
}
