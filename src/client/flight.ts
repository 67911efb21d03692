/** A way from one view to another, a quarter of a second long; at once for who wants no motion. */
import type { View } from "./view.ts";

const DURATION = 250;
const stillness = matchMedia("(prefers-reduced-motion: reduce)");

export class Flight {
  #number = 0;

  /** Whatever is under way ends where it is. */
  cancel(): void {
    this.#number += 1;
  }

  /** @param step is given each view on the way, and whether it is the last */
  start(from: View, to: View, step: (view: View, landed: boolean) => void): void {
    this.cancel();
    if (stillness.matches) {
      step(to, true);
      return;
    }
    const own = this.#number;
    const begun = performance.now();
    const next = (now: number): void => {
      if (own !== this.#number) return;
      const t = Math.min(1, Math.max(0, (now - begun) / DURATION));
      const eased = t * t * (3 - 2 * t);
      const between = (a: number, b: number): number => a + (b - a) * eased;
      const zoom = from.zoom * (to.zoom / from.zoom) ** eased;
      step(t === 1 ? to : { zoom, x: between(from.x, to.x), y: between(from.y, to.y) }, t === 1);
      if (t < 1) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  }
}
