/** Our own t-SNE, by the kernels. */
import { fastComponents } from "../kernels/components.ts";
import { gaussian, seededRandom } from "../kernels/random.ts";
import { SCHEDULE, SCHEDULE_0_1 } from "../kernels/schedule.ts";
import { fastTsne } from "../kernels/tsne.ts";
import type { LayOut } from "./engine.ts";

/** The seed moves the start by this share of its spread. */
const JITTER = 0.01;

export const layOut: LayOut = ({ loaded, affinities, seed, asBefore }) => {
  const start = jittered(fastComponents(loaded), seed);
  return fastTsne(loaded, affinities, start, asBefore ? SCHEDULE_0_1 : SCHEDULE);
};

/** The start moved by Gaussian jitter, as the seed says. */
export function jittered(start: Float64Array, seed: number): Float64Array {
  const random = seededRandom(seed);
  const spread = Math.sqrt(start.reduce((sum, v) => sum + v * v, 0) / start.length);
  // Vectors that are all alike have no spread: the jitter alone keeps their marks apart.
  const scale = spread === 0 ? 1 : JITTER * spread;
  return start.map((v) => v + scale * gaussian(random));
}
