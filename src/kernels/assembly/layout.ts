/** What the threads of a layout share: pointers and the plan of the grid, laid out by `../tsne.ts`. */

/** Byte offsets; everything is a u32 or, from `h` on, an f32. */
export const enum At {
  x = 0,
  y = 4,
  xy = 8,
  stepX = 12,
  stepY = 16,
  gainX = 20,
  gainY = 24,
  pullX = 28,
  pullY = 32,
  pushX = 36,
  pushY = 40,
  pushZ = 44,
  start = 48,
  column = 52,
  value = 56,
  barrier = 60,
  /** Partial grids of charges, one after another, and the bytes of one. */
  grids = 64,
  gridBytes = 68,
  mixed = 72,
  hat = 76,
  field = 80,
  twiddles = 84,
  sharpen = 88,
  /** Scratch of the first thread, and the bytes of one. */
  scratch = 92,
  scratchBytes = 96,
  /** Cells of a side while the map is small, and at most. */
  earlySize = 100,
  maxSize = 104,
  /** The plan: cells of a side (0 before the first), and whether it is new. */
  size = 108,
  changed = 112,
  h = 116,
  left = 120,
  top = 124,
}

// @ts-ignore: decorator
@inline
export function pointer(layout: usize, at: usize): usize {
  return <usize>load<u32>(layout + at);
}
