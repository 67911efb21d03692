/** Areas of marks are proportional to counts, and the key says what they mean. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { markRadius, radiusUnit } from "../src/chart/fit.ts";
import { sizeKey } from "../src/chart/size-key.ts";

test("areas are proportional to counts, whatever the largest is", () => {
  for (const most of [1, 62, 356, 20_000]) {
    const unit = radiusUnit([1, most]);
    for (const count of [1, 2, 10, most])
      assert.ok(Math.abs((markRadius(count, unit) / markRadius(1, unit)) ** 2 / count - 1) < 1e-9);
    assert.ok(markRadius(most, unit) <= 34 + 1e-9);
  }
  assert.equal(radiusUnit([1, 2, 3]), 2.4);
});

test("the key shows one occurrence, a middle number and the largest round one", () => {
  assert.equal(sizeKey([1, 356, 66]).words, "1, 10 and 200 occurrences");
  assert.equal(sizeKey([1, 1]).words, "1 occurrence");
  assert.equal(sizeKey([3, 2]).words, "1 and 2 occurrences");
  const { circles, width, height } = sizeKey([1, 100]);
  assert.deepEqual(
    circles.map(({ radius }) => radius),
    [1, 2, 3].map((_, i) => [2.4, 7.6, 24][i]),
  );
  for (const { x, radius } of circles) assert.ok(x - radius >= 0 && x + radius <= width);
  assert.ok(height >= 48);
});
