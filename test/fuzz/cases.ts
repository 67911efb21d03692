/** One case: a world, a build of it that may be killed, the commands that follow, and what they broke. */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join, normalize } from "node:path";
import { Chance } from "./chance.ts";
import { changes, type Ended, type Kill, run, siteFaults, snapshot } from "./promises.ts";
import { makeWorld, type World } from "./worlds.ts";

export interface Ground {
  /** A copy of the checkout: what commands write beside their sources is seen, and harms nobody. */
  readonly checkout: string;
  /** A site that was built before. */
  readonly sound: string;
  /** Folder of the cases. */
  readonly folder: string;
}

/** @returns a line for each broken promise, with what was said */
export async function runCase(
  ground: Ground,
  seed: number,
  number: number,
  keep: boolean,
): Promise<string[]> {
  const chance = new Chance(seed, number);
  const root = join(ground.folder, `case-${number}`);
  mkdirSync(root);
  const world = makeWorld(chance, root, ground.sound);
  const told: string[] = [];
  const step = async (
    script: string,
    args: readonly string[],
    kill: Kill | null,
  ): Promise<Ended> => {
    const before = snapshot(root);
    const outside = snapshot(join(ground.checkout, "src"));
    const ended = await run(join(ground.checkout, script), args, world, kill);
    const broken = [...ended.broken, ...written(world, script, before, ended, kill)];
    for (const path of changes(outside, snapshot(join(ground.checkout, "src"))))
      broken.push(`wrote src/${path}`);
    const what = `${script} ${args.map((arg) => JSON.stringify(arg)).join(" ")}${kill === null ? "" : ` (${kill.signal} after ${kill.after} ms)`}`;
    const said = ended.stderr.slice(-1500).trim().replaceAll("\n", "\n    ");
    if (broken.length > 0)
      told.push(`${broken.join("; ")}: ${what}\n    ${JSON.stringify(world.env)}\n    ${said}`);
    return ended;
  };
  try {
    const build = ["build.ts", [...world.place, ...world.flags]] as const;
    const signal = chance.pick(["SIGINT", "SIGTERM", "SIGKILL"] as const);
    const kill = chance.is(0.15) ? { signal, after: chance.below(3000) } : null;
    const next = chance.below(6);
    const { code } = await step(...build, kill);
    // What a kill leaves half done, the next command repairs.
    if (kill !== null) await step(...build, null);
    const site = ["--data", "data", "--out", world.out];
    if (next === 0 && code === 0)
      await step("src/publish/check-command.ts", [world.out, "--data", "data"], null);
    if (next === 1)
      await step(
        "src/withdraw.ts",
        [chance.pick(["ann", "nobody", "", "../ann"]), ...site, "--cache", "cache"],
        null,
      );
    if (next === 2 && code === 0)
      await step(
        "src/publish/main.ts",
        ["--data", "data", "--dry-run", "--yes", "--cache", "cache"],
        null,
      );
  } finally {
    if (world.disk !== null) execFileSync("umount", [world.disk]);
    if (!keep) rmSync(root, { recursive: true, force: true });
  }
  return told;
}

/** Nothing elsewhere, no leftovers, and of the site all or nothing. */
function written(
  world: World,
  script: string,
  before: ReadonlyMap<string, string>,
  { code }: Ended,
  kill: Kill | null,
): string[] {
  const after = snapshot(world.root);
  const out = normalize(world.out).replace(/\/$/, "");
  const differ = changes(before, after);
  const below = (path: string, folder: string): boolean =>
    path === folder || path.startsWith(`${folder}/`);
  const ofSite = differ.filter((path) => below(path, out) || below(out, path));
  const own = differ.filter((path) => mayWrite(path, world, script));
  const broken = differ
    .filter((path) => !ofSite.includes(path) && !own.includes(path))
    .filter((path) => !(kill !== null && isStage(path)))
    .map((path) => `${isStage(path) ? "left over" : "wrote elsewhere"}: ${path}`);
  const builds = script === "build.ts";
  const helped = world.flags.includes("--help");
  const overridden = world.flags.includes("--out");
  if (builds && code === 0 && !helped && !overridden) broken.push(...siteFaults(world));
  // A half-done swap is repaired first: then the old site is back.
  const wasHalf = [...before.keys()].some(isStage);
  if (builds && code !== 0 && ofSite.length > 0 && !wasHalf && kill?.signal !== "SIGKILL")
    broken.push(`the old site has changed: ${ofSite.slice(0, 3).join(", ")}`);
  return broken;
}

function isStage(path: string): boolean {
  return /(?:^|\/)\.[^/]*\.tagscape-(?:old|new)-/.test(path);
}

function mayWrite(path: string, { env, place }: World, script: string): boolean {
  const cache = place[place.indexOf("--cache") + 1];
  if (script === "src/withdraw.ts" && path === "data/withdrawn.json") return true;
  if (isStage(path) && path.includes("-999999")) return true;
  return (
    [cache, "cache", env["TAGSCAPE_KEY_FILE"]].some(
      (own) => own !== undefined && own !== "" && (path === own || path.startsWith(`${own}/`)),
    ) || /tagscape-key|^keys\/key\.json$/.test(path)
  );
}
