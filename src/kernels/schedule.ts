/** How the descent of t-SNE runs and when it ends: part of what a map is, so it is named. */

export interface Schedule {
  /** At most; a map that has settled ends before. */
  readonly iterations: number;
  readonly exaggeratedIterations: number;
  readonly exaggeration: number;
  /** A map of n points whose last step moved it by less than this share of its size has settled. */
  readonly settledBelow: (n: number) => number;
}

/**
 * Release 0.1's. Very large maps settle slowly: at the same step more of their KL is still to fall.
 * Small ones cost nothing to finish.
 */
export const SCHEDULE_0_1: Schedule = {
  iterations: 1000,
  exaggeratedIterations: 100,
  exaggeration: 4,
  settledBelow: (n) => (n < 700 ? 4e-4 : n < 10_000 ? 8e-4 : 6e-4),
};

/** Sizes at which release 0.1 stopped where scikit-learn came as low: they go on for longer. */
const [LONGER_FROM, LONGER_TO] = [2000, 6000];

/** Today's. */
export const SCHEDULE: Schedule = {
  ...SCHEDULE_0_1,
  settledBelow: (n) => (n >= LONGER_FROM && n < LONGER_TO ? 5e-4 : SCHEDULE_0_1.settledBelow(n)),
};
