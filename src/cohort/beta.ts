/**
 * Quantiles of the beta distribution. Libraries were looked at: @stdlib's brings 224 packages for the one
 * function; jstat's stops at seven digits and takes powers, whose last bits differ between releases of Node.
 */

/** Far below the six digits that anything is shown with. */
const PRECISION = 1e-15;
const MOST_TERMS = 10_000;
/** Halvings of [0, 1]: more than a double can tell apart. */
const HALVINGS = 1100;

/**
 * @param p from 0 to 1
 * @param a greater than 0
 * @param b greater than 0
 * @returns x with I_x(a, b) = p
 */
export function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (betaShare(middle, a, b) < p) low = middle;
    else high = middle;
    if (high - low < PRECISION * high) break;
  }
  return (low + high) / 2;
}

/**
 * The regularised incomplete beta function I_x(a, b), by its continued fraction (Abramowitz and Stegun
 * 26.5.8) as Lentz evaluates it (Press et al., Numerical Recipes, 6.4).
 */
function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast below the mean, and the other tail is one minus it.
  if (x > (a + 1) / (a + b + 2)) return 1 - tail(1 - x, b, a);
  return tail(x, a, b);
}

/** Nothing is divided by 0. */
function safe(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

function tail(x: number, a: number, b: number): number {
  const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  let c = 1;
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / safe(1 + even * d);
    c = safe(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / safe(1 + odd * d);
    c = safe(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return (Math.exp(front) * fraction) / a;
}

/** ln Γ(x) for x > 0: Stirling's series (Abramowitz and Stegun 6.1.41), from 10 on to the last digits. */
function logGamma(x: number): number {
  let [shift, at] = [0, x];
  while (at < 10) {
    shift += Math.log(at);
    at += 1;
  }
  const inverse = 1 / at;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square *
            (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360)))));
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
