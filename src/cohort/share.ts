/** A share with its interval, and how two of them differ. Also read in the browser. */

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Share extends Interval {
  readonly occurrences: number;
  /** Of all occurrences of the participant, 0 to 1. */
  readonly share: number;
}

/** Of somebody without an occurrence: it may be anything. */
export const UNKNOWN: Share = { occurrences: 0, share: 0, low: 0, high: 1 };

/**
 * The interval of a difference of two shares from their own (Newcombe 1998, method 10).
 */
export function difference(a: Share, b: Share): Interval & { readonly difference: number } {
  const own = a.share - b.share;
  const down = Math.hypot(a.share - a.low, b.high - b.share);
  const up = Math.hypot(a.high - a.share, b.share - b.low);
  return { difference: own, low: Math.max(-1, own - down), high: Math.min(1, own + up) };
}
