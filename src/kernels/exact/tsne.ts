/**
 * t-SNE (van der Maaten and Hinton, 2008) with exact repulsion: the twin against which faster
 * kernels are held. Gradient of KL(P‖Q), with q_ij = 1/(1 + |y_i − y_j|²) / Z:
 *   ∂/∂y_i = 4 Σ_j (p_ij − q_ij) (y_i − y_j) / (1 + |y_i − y_j|²).
 * Descent with momentum and per-coordinate gains as in the authors' code; early exaggeration 4;
 * learning rate n/12 (Belkina et al., 2019), at least 100.
 */
import type { Affinities } from "./affinities.ts";

export interface TsneOptions {
  readonly iterations?: number;
  readonly exaggeratedIterations?: number;
  readonly exaggeration?: number;
  readonly onProgress?: (done: number, all: number) => void;
}

const RESCALE_BELOW = 1e-4;

/**
 * @param start n × 2, row-major; only its shape matters: it is scaled to a spread of 1e-4
 * @returns n × 2, row-major, centred
 */
export function exactTsne(
  affinities: Affinities,
  start: Float64Array,
  {
    iterations = 500,
    exaggeratedIterations = 100,
    exaggeration = 4,
    onProgress = () => {},
  }: TsneOptions = {},
): Float64Array {
  const { n } = affinities;
  const y = start.slice();
  centre(y);
  scaleTo(y, RESCALE_BELOW);
  const learningRate = Math.max(100, n / 12);
  const step = new Float64Array(2 * n);
  const gains = new Float64Array(2 * n).fill(1);
  const gradient = new Float64Array(2 * n);
  const repulsion = new Float64Array(2 * n);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const early = iteration < exaggeratedIterations;
    const z = repel(y, repulsion);
    attract(affinities, y, gradient, early ? exaggeration : 1);
    const momentum = early ? 0.5 : 0.8;
    for (let i = 0; i < 2 * n; i++) {
      const g = 4 * (gradient[i]! - repulsion[i]! / z);
      const gain = g * step[i]! < 0 ? gains[i]! + 0.2 : gains[i]! * 0.8;
      gains[i] = Math.max(0.01, gain);
      step[i] = momentum * step[i]! - learningRate * gains[i]! * g;
      y[i] = y[i]! + step[i]!;
    }
    centre(y);
    // Strong exaggeration can shrink a map until differences of its points vanish.
    if (early && spread(y) < RESCALE_BELOW) scaleTo(y, RESCALE_BELOW);
    onProgress(iteration + 1, iterations);
  }
  return y;
}

/** The gradient of KL at given places: n × 2, row-major. */
export function exactGradient(affinities: Affinities, places: Float64Array): Float64Array {
  const repulsion = new Float64Array(places.length);
  const gradient = new Float64Array(places.length);
  const z = repel(places, repulsion);
  attract(affinities, places, gradient, 1);
  return gradient.map((g, at) => 4 * (g - repulsion[at]! / z));
}

/** Σ_j (y_i − y_j)/(1 + d²)² into `out`; returns Z = Σ_{i≠j} 1/(1 + d²). */
function repel(y: Float64Array, out: Float64Array): number {
  const n = y.length / 2;
  out.fill(0);
  let z = 0;
  for (let i = 0; i < n; i++) {
    const xi = y[2 * i]!;
    const yi = y[2 * i + 1]!;
    let fx = 0;
    let fy = 0;
    for (let j = i + 1; j < n; j++) {
      const dx = xi - y[2 * j]!;
      const dy = yi - y[2 * j + 1]!;
      const q = 1 / (1 + dx * dx + dy * dy);
      z += q;
      const f = q * q;
      fx += f * dx;
      fy += f * dy;
      out[2 * j] = out[2 * j]! - f * dx;
      out[2 * j + 1] = out[2 * j + 1]! - f * dy;
    }
    out[2 * i] = out[2 * i]! + fx;
    out[2 * i + 1] = out[2 * i + 1]! + fy;
  }
  return 2 * z;
}

/** exaggeration × Σ_j p_ij (y_i − y_j)/(1 + d²) into `out`. */
function attract(
  { start, column, value, n }: Affinities,
  y: Float64Array,
  out: Float64Array,
  exaggeration: number,
): void {
  for (let i = 0; i < n; i++) {
    const xi = y[2 * i]!;
    const yi = y[2 * i + 1]!;
    let fx = 0;
    let fy = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const j = column[at]!;
      const dx = xi - y[2 * j]!;
      const dy = yi - y[2 * j + 1]!;
      const f = value[at]! / (1 + dx * dx + dy * dy);
      fx += f * dx;
      fy += f * dy;
    }
    out[2 * i] = exaggeration * fx;
    out[2 * i + 1] = exaggeration * fy;
  }
}

/**
 * KL(P‖Q) in nats: P over the neighbours, Q with the full normaliser.
 *
 * @param points by whose pairs with all the normaliser is estimated, where they are not all themselves
 */
export function klDivergence(
  { start, column, value, n }: Affinities,
  y: Float64Array,
  points?: readonly number[],
): number {
  const isWhole = points === undefined || points.length === n;
  const z = isWhole ? repel(y, new Float64Array(2 * n)) : normaliserBy(points, y);
  let kl = 0;
  for (let i = 0; i < n; i++)
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const p = value[at]!;
      if (p <= 0) continue;
      const j = column[at]!;
      const dx = y[2 * i]! - y[2 * j]!;
      const dy = y[2 * i + 1]! - y[2 * j + 1]!;
      kl += p * Math.log(p * z * (1 + dx * dx + dy * dy));
    }
  return kl;
}

/** Z by the pairs of some points with all. */
function normaliserBy(points: readonly number[], y: Float64Array): number {
  const n = y.length / 2;
  let z = 0;
  for (const i of points)
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const dx = y[2 * i]! - y[2 * j]!;
      const dy = y[2 * i + 1]! - y[2 * j + 1]!;
      z += 1 / (1 + dx * dx + dy * dy);
    }
  return (z * n) / points.length;
}

function centre(y: Float64Array): void {
  const n = y.length / 2;
  for (let axis = 0; axis < 2; axis++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += y[2 * i + axis]!;
    const mean = sum / n;
    for (let i = 0; i < n; i++) y[2 * i + axis] = y[2 * i + axis]! - mean;
  }
}

/** Root mean squared distance from the centre, by axis. */
function spread(y: Float64Array): number {
  let sum = 0;
  for (const v of y) sum += v * v;
  return Math.sqrt(sum / y.length);
}

function scaleTo(y: Float64Array, wanted: number): void {
  const now = spread(y);
  if (now === 0) return;
  const factor = wanted / now;
  for (let i = 0; i < y.length; i++) y[i] = y[i]! * factor;
}
