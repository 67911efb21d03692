/** How much more often one has a tag than another. Also read in the browser. */

/** Occurrences of a tag, and of all tags. */
export interface Counts {
  readonly tag: number;
  readonly all: number;
}

/**
 * Log-odds with an informative Dirichlet prior, which is the pool itself (Monroe, Colaresi and Quinn 2008,
 * equation 16).
 *
 * @param prior counts of the pool: its tag occurs, and is not its only one
 * @returns nats; above 0 where the one has the tag more often than the other
 */
export function logOdds(one: Counts, other: Counts, prior: Counts): number {
  return odds(one, prior) - odds(other, prior);
}

function odds({ tag, all }: Counts, prior: Counts): number {
  return Math.log((tag + prior.tag) / (all + prior.all - tag - prior.tag));
}

/** What the others have of a pool. */
export function withoutOwn(pool: Counts, own: Counts): Counts {
  return { tag: Math.max(0, pool.tag - own.tag), all: Math.max(0, pool.all - own.all) };
}
