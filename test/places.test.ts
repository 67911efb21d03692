/** Map coordinates come back from a page to their last decimal. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitToPlate } from "../src/chart/fit.ts";
import { decodePlace, encodePlaces } from "../src/chart/places.ts";

test("decodePlace(encodePlaces(tags)) is every coordinate with four decimals, at any size of layout", () => {
  for (const spread of [0.5, 30, 400]) {
    const tags = Array.from({ length: 300 }, (_, i) => ({
      x: Number((spread * Math.sin(i * i)).toFixed(4)),
      y: Number((spread * 0.7 * Math.cos(3 * i)).toFixed(4)),
    }));
    const { fit, xs, ys } = encodePlaces(tags);
    assert.match(`${xs} ${ys}`, /^[\d ]+$/);
    const [ofX, ofY] = [xs, ys].map((text) => text.split(" ").map(Number));
    const points = fitToPlate(tags.flatMap(({ x, y }) => [x, y]));
    for (const [i, tag] of tags.entries()) {
      const drawn = {
        x: Math.round((points[i]?.x ?? 0) * 10) / 10,
        y: Math.round((points[i]?.y ?? 0) * 10) / 10,
      };
      const back = decodePlace(fit, drawn, ofX?.[i] ?? 0, ofY?.[i] ?? 0);
      assert.deepEqual(
        [back.x.toFixed(4), back.y.toFixed(4)].map(Number),
        [tag.x, tag.y],
        `${spread}, ${i}`,
      );
    }
  }
});
