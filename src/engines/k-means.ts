/** Our own k-means, by the kernels. */
import { kMeansOn } from "../kernels/kmeans.ts";
import type { Group } from "./engine.ts";

export const group: Group = ({ loaded, ...options }) => kMeansOn(loaded, options);
