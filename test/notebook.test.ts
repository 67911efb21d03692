/** The method `notebook` gives the sample the clusters, places and figures of release 0.1, to the digit. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./checkout.ts";
import { build } from "./command.ts";
import { scratchFolder } from "./scratch.ts";

interface Field {
  readonly tags: readonly Readonly<Record<string, string | number | null>>[];
  readonly metrics: Readonly<Record<string, number | null>> | null;
}
/** sha256 of a field's rows, and its figures, as release 0.1 wrote them. */
type Known = Readonly<
  Record<string, Record<string, { rows: string; figures: Record<string, number | null> | null }>>
>;

const COLUMNS = ["tag", "count", "videos", "cluster", "x", "y"] as const;

function hashOf({ tags }: Field): string {
  const rows = tags.map((tag) => COLUMNS.map((column) => String(tag[column] ?? "")).join("\t"));
  return createHash("sha256").update(rows.join("\n")).digest("hex");
}

test("notebook gives the sample what release 0.1 gave it", async () => {
  const known = JSON.parse(
    readFileSync(join(root, "test", "fixtures", "notebook.json"), "utf8"),
  ) as Known;
  const out = join(scratchFolder(), "site");
  const { code, stderr } = await build(["--method", "notebook", "--out", out]);
  assert.equal(code, 0, stderr);
  for (const [id, expected] of Object.entries(known)) {
    const { fields } = JSON.parse(readFileSync(join(out, "data", `${id}.json`), "utf8")) as {
      fields: Record<string, Field>;
    };
    for (const [name, { rows, figures }] of Object.entries(expected)) {
      const field = fields[name];
      assert.ok(field !== undefined);
      assert.equal(hashOf(field), rows, `${id} ${name}`);
      for (const [figure, value] of Object.entries(figures ?? {}))
        assert.equal(field.metrics?.[figure], value, `${id} ${name} ${figure}`);
      assert.equal(field.metrics === null, figures === null);
    }
  }
});
