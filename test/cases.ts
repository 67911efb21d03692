/** Studies as people met them: what is read of one, and the account that must add up. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { makeConfig } from "../src/config/config.ts";
import { readSettings } from "../src/config/study-json.ts";
import type { Notice } from "../src/error.ts";
import { countStudy, type FieldCount } from "../src/prepare/count-study.ts";
import { readStudy, type Study } from "../src/read/study.ts";
import { root } from "./checkout.ts";

export interface Case {
  readonly study: Study;
  readonly hashtags: FieldCount;
  readonly counts: Record<string, number>;
}

export async function countsOf(data: string): Promise<Case> {
  const config = makeConfig(
    { data, out: "elsewhere", fields: "hashtags" },
    await readSettings(data),
  );
  const study = await readStudy(config);
  const [[hashtags] = []] = countStudy(study, config);
  assert.ok(hashtags !== undefined);
  const { occurrences, used, skipped } = hashtags.audit;
  assert.equal(occurrences, used + skipped.empty + skipped.stop + skipped.rare);
  return {
    study,
    hashtags,
    counts: Object.fromEntries(hashtags.tags.map(({ tag, count }) => [tag, count])),
  };
}

export const caseOf = (name: string): Promise<Case> =>
  countsOf(join(root, "test", "fixtures", "cases", name));

export const said = (notices: readonly Notice[]): string =>
  notices.map(({ what }) => what).join("\n");
