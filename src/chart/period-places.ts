/** Where the periods of a chart stand, in units of its drawing. A slot is a period, from 1 on, or 0, all earlier ones. Also read in the browser. */

const PERIOD = 10;
export const BAR = 7;
/** The periods begin here where a bar of all earlier ones stands before them. */
const AFTER_EARLIER = 15;

export function startOf(hasEarlier: boolean): number {
  return hasEarlier ? AFTER_EARLIER : 0;
}

/** Of the left edge of a slot's bar. */
export function leftOf(slot: number, start: number): number {
  return slot === 0 ? 0 : start + PERIOD * (slot - 1);
}

export function widthOf(periods: number, start: number): number {
  return leftOf(periods, start) + BAR;
}

/** The slot at a place, the nearest where none is there. */
export function slotAt(x: number, periods: number, start: number): number {
  if (start > 0 && x < (BAR + start) / 2) return 0;
  const middle = (PERIOD - BAR) / 2;
  return Math.min(periods, Math.max(1, 1 + Math.floor((x - start + middle) / PERIOD)));
}
