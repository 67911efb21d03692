/** The nearest tags of a page come back from their code as they went in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Near, nearCode, readNear } from "../src/chart/near-code.ts";
import { seededRandom } from "../src/kernels/random.ts";

const BONDS = ["video", "spelling", null] as const;

for (const n of [1, 2, 62, 63, 64, 3969, 3970])
  test(`${n} tags, some without any near, some far apart`, () => {
    const random = seededRandom(n);
    const lists = Array.from({ length: n }, (_, i): Near[] => {
      const cosines = Array.from({ length: i % 6 }, () => Math.floor(200 * random() - 99) / 100);
      return cosines
        .toSorted((a, b) => b - a)
        .map((cosine) => ({
          tag: Math.floor(random() * n),
          cosine,
          bond: BONDS[Math.floor(random() * 3)] ?? null,
        }));
    });
    const code = nearCode(lists);
    assert.deepEqual(readNear(JSON.parse(JSON.stringify(code))), lists);
    assert.match(Object.values(code).join(""), /^[\w,]*$/);
  });
