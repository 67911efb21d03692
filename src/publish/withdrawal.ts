/** The steps by which a participant goes; each says how it ended, whatever became of the others. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readManifest, removeSite, shownIn } from "../site/built-site.ts";
import { isAggregate } from "../config/aggregate-checks.ts";
import { openCacheFolder } from "../cache/folder.ts";
import { explain, InputError } from "../error.ts";
import { plural } from "../format.ts";
import { forgetCodes } from "../privacy/key-file.ts";
import { takeOut } from "../parts/take-out.ts";
import { isShown, type Leaver, namesOf } from "./leaver.ts";
import { runBuild } from "./run-build.ts";
import { keepWithdrawal } from "../read/withdrawal-list.ts";

export interface Outcome {
  /** File or folder. */
  readonly place: string;
  readonly said: string;
  /** 0 done, 2 something to mend, 1 a bug of ours. */
  readonly status: number;
}

/** In this order, so that one who stops it midway has nobody shown by the next build. */
export async function carryOut(leaver: Leaver): Promise<Outcome[]> {
  const { id, config, keys, place } = leaver;
  const { dataDir, cacheDir, outDir } = config;
  const list = join(dataDir, "withdrawn.json");
  let hash = "";
  const kept = await attempt(list, async () => {
    hash = await keepWithdrawal(dataDir, id);
    return "holds a hash of the id, by which builds leave them out";
  });
  // What follows would be undone by the next build.
  if (kept.status !== 0) return [kept, ...stillShown(leaver)];
  const outcomes = [kept];
  for (const part of leaver.parts)
    outcomes.push(
      await attempt(part, async () =>
        (await takeOut(part, { ...namesOf(leaver), hash })) ? "took them out" : "did not have them",
      ),
    );
  if (keys !== null && place !== null)
    outcomes.push(
      await attempt(place.file, () => {
        forgetCodes(keys, id, place);
        return "forgot their code";
      }),
    );
  if (cacheDir !== null)
    outcomes.push(
      await attempt(cacheDir, () => {
        openCacheFolder(cacheDir).clear();
        return "emptied";
      }),
    );
  const site = await attempt(outDir, () => withoutThem(leaver));
  const isLeft = site.status !== 0 && isShown(leaver);
  return [...outcomes, isLeft ? { ...site, said: `still shows them: ${site.said}` } : site];
}

async function withoutThem(leaver: Leaver): Promise<string> {
  const { config, flags } = leaver;
  const { outDir } = config;
  if (!existsSync(outDir)) return "no site is there";
  const manifest = readManifest(outDir);
  if (manifest === null) return "no site that can be read: look whether something in it shows them";
  if (!isShown(leaver)) return "did not show them";
  if (shownIn(outDir).length === 1) {
    removeSite(outDir);
    return "removed: it showed nobody else";
  }
  if ((await runBuild(flags)) === 0) return "built again without them";
  // Too few are left for another, and this one may have them in its figures.
  if (isAggregate(manifest) && manifest.people <= config.minParticipants) {
    removeSite(outDir);
    return `removed: without them it may be of fewer than ${plural(config.minParticipants, "participant")}`;
  }
  throw new InputError([
    {
      file: "the build",
      what: "it ended with the faults above",
      todo: "mend them and withdraw again, or delete the folder",
    },
  ]);
}

function stillShown(leaver: Leaver): Outcome[] {
  if (!isShown(leaver)) return [];
  const said = "still shows them: withdraw again once that is mended, or delete the folder";
  return [{ place: leaver.config.outDir, said, status: 2 }];
}

async function attempt(place: string, action: () => string | Promise<string>): Promise<Outcome> {
  try {
    return { place, said: await action(), status: 0 };
  } catch (error) {
    const { text, exitCode } = explain(error, false);
    return { place, said: `NOT DONE (${text})`, status: exitCode };
  }
}
