/** The module's exports; the door to them is `../team.ts`. */
export { attract } from "./attraction";
export { componentStep, coordinates } from "./components";
export { conditionals } from "./affinities";
export { contextColumns } from "./context";
export { descend } from "./descent";
export { accept } from "./moves";
export { distancePanels, distanceRows, distanceTriangle, pack, quantise } from "./products";
export { columnDistances, packListed, seed } from "./seeding";
export { nearest } from "./neighbours";
export { centre, propose } from "./proposals";
export { repel } from "./repulsion";
export { addRows, largestEntries, squaresOf, toLength } from "./units";

/** First byte behind the module's own tables: below it nothing may be allocated. */
export function heapBase(): usize {
  return __heap_base;
}
