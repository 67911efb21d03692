/** What is around a study: the folder of the site, flags and the environment, each often odd. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Chance } from "./chance.ts";
import odd from "./odd.json" with { type: "json" };
import { makeStudy } from "./studies.ts";

export interface World {
  /** Everything of the case lies in it; the commands run there. */
  readonly root: string;
  /** As --out names it. */
  readonly out: string;
  /** Of every command. */
  readonly place: readonly string[];
  /** Further flags of the build. */
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** A tiny disk to be taken away again, or null. */
  readonly disk: string | null;
}

/** What stands where the site is to be, the usual first; `sound` is a site that was built. */
const STATES: readonly ((out: string, sound: string) => void)[] = [
  () => {},
  (out) => mkdirSync(out),
  (out, sound) => cpSync(sound, out, { recursive: true }),
  (out, sound) => cpSync(sound, out, { recursive: true }),
  (out, sound) => {
    cpSync(sound, out, { recursive: true });
    writeFileSync(join(out, "CNAME"), "example.org\n");
    mkdirSync(join(out, ".git"));
    writeFileSync(join(out, ".git", "HEAD"), "ref: refs/heads/main\n");
  },
  (out, sound) => {
    cpSync(sound, out, { recursive: true });
    renameSync(join(out, "data"), join(out, "index"));
    writeFileSync(join(out, "data"), "a file");
  },
  (out, sound) => {
    cpSync(sound, out, { recursive: true });
    writeFileSync(join(out, "manifest.json"), '{"generator": "Tagscape"}');
  },
  (out, sound) => cpSync(sound, join(out, "..", ".site.tagscape-old-999999"), { recursive: true }),
  (out, sound) => {
    cpSync(sound, out, { recursive: true });
    mkdirSync(join(out, "..", ".site.tagscape-new-999999"));
  },
  (out) => writeFileSync(out, "a file"),
  (out) => execFileSync("mkfifo", [out]),
  (out) => symlinkSync("elsewhere", out),
  (out) => symlinkSync("gone", out),
  (out) => symlinkSync(out, out),
  (out) => {
    mkdirSync(out);
    writeFileSync(join(out, "thesis.txt"), "mine");
  },
];

const USUAL = 5;

/** @param sound a site that was built before */
export function makeWorld(chance: Chance, root: string, sound: string): World {
  makeStudy(chance, join(root, "data"));
  for (const name of ["home", "keys", "full"]) mkdirSync(join(root, name));
  makeElsewhere(join(root, "elsewhere"));
  writeFileSync(
    join(root, "keys", "key.json"),
    JSON.stringify({ key: "cd".repeat(32), codes: {} }),
    { mode: 0o600 },
  );
  chance.pick(chance.is(0.5) ? STATES.slice(0, USUAL) : STATES)(join(root, "site"), sound);
  const out = chance.is(0.75) ? "site" : chance.pick(odd.outs);
  const kept = chance.is(0.4)
    ? ["--no-cache"]
    : ["--cache", chance.is(0.7) ? "cache" : chance.pick(odd.caches)];
  const uses = [out, ...kept].some((path) => path.startsWith("full/"));
  const place = ["--data", chance.is(0.03) ? "gone" : "data", "--out", out, ...kept];
  const settings: Record<string, string> = chance.is(0.5) ? {} : chance.pick(odd.environments);
  const env = {
    HOME: join(root, "home"),
    TAGSCAPE_KEY_FILE: join(root, "keys", "key.json"),
    ...settings,
  };
  const flags = chance.is(0.3)
    ? chance.some(1, 2, odd.flags).flatMap((flag) => flag.split(" "))
    : [];
  return { root, out, place, flags, env, disk: uses ? tinyDisk(join(root, "full")) : null };
}

/** What no command has any business with. */
function makeElsewhere(folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, "file.csv"), "video_id,hashtags\n");
  symlinkSync("loop", join(folder, "loop"));
  execFileSync("git", ["init", "--quiet", "--bare", join(folder, "repository")]);
}

/** @returns null where none may be made here: the folder is then as large as any */
function tinyDisk(folder: string): string | null {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "none", folder], { stdio: "ignore" });
  } catch {
    // Only root may, and not in every container.
    return null;
  }
  return readdirSync(folder).length === 0 ? folder : null;
}
