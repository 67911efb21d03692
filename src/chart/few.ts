/** How much of each participant the study's page has room for. */

const FEW = 60;

/** Whether each small map may show a point for every tag, and each row a cluster more. */
export function areFew(participants: number): boolean {
  return participants <= FEW;
}
