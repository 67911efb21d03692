/**
 * Ground and marks on a canvas: thousands of marks follow a finger, which as SVG elements they do
 * not (5,000: 32 ms a frame against 1).
 */
import { shapePaths } from "../chart/symbols.ts";
import {
  type Emphasis,
  groundOpacity,
  MARK_MARGIN,
  markOpacity,
  outlineWidth,
  SHORE,
} from "./emphasis.ts";
import { drawnMarks, type FieldData, type Mark } from "./field-data.ts";
import type { Palette } from "./palette.ts";
import type { Frame } from "./view.ts";

const SHAPES = shapePaths.map((d) => new Path2D(d));

export class MarkLayer {
  readonly #data: FieldData;
  readonly #canvas: HTMLCanvasElement;
  readonly #grounds: readonly Path2D[];
  /** The large ones first, so that small ones are not buried. */
  #marks: readonly Mark[] = [];
  /** Those that they were made of. */
  #of: readonly Mark[] = [];

  constructor(data: FieldData, canvas: HTMLCanvasElement) {
    this.#data = data;
    this.#canvas = canvas;
    this.#grounds = data.clusters.map(({ ground }) => new Path2D(ground));
  }

  draw(frame: Frame, palette: Palette, emphasis: Emphasis): void {
    if (this.#of !== this.#data.marks) {
      this.#of = this.#data.marks;
      this.#marks = drawnMarks(this.#data);
    }
    const context = this.#context(frame);
    if (context === null) return;
    const ratio = this.#canvas.width / frame.width;
    const { clusters } = this.#data;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = palette.plate;
    context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);

    const zoom = ratio * frame.scale;
    context.setTransform(zoom, 0, 0, zoom, ratio * frame.left, ratio * frame.top);
    context.lineJoin = "round";
    context.strokeStyle = palette.plate;
    context.lineWidth = SHORE / frame.scale;
    for (const [i, { id, colour }] of clusters.entries()) {
      const path = this.#grounds[i];
      if (path === undefined) continue;
      context.globalAlpha = groundOpacity(emphasis, id);
      context.fillStyle = palette.clusters.get(colour)?.ground ?? palette.plate;
      context.fill(path, "evenodd");
      context.stroke(path);
    }

    for (const mark of this.#marks) {
      const at = frame.toScreen(mark);
      if (!frame.holds(at, MARK_MARGIN)) continue;
      const own = clusters[mark.cluster - 1];
      const shape = SHAPES[own?.shape ?? 0];
      if (own === undefined || shape === undefined) continue;
      const radius = mark.radius * frame.growth;
      const colour = palette.clusters.get(own.colour)?.mark ?? palette.ink;
      context.globalAlpha = markOpacity(emphasis, mark.heap);
      context.fillStyle = own.hollow ? palette.plate : colour;
      context.strokeStyle = own.hollow ? colour : palette.plate;
      context.lineWidth = outlineWidth(own.hollow) / radius;
      const size = ratio * radius;
      context.setTransform(size, 0, 0, size, ratio * at.x, ratio * at.y);
      context.fill(shape);
      context.stroke(shape);
    }
  }

  /** The canvas in the pixels of the screen; at most three to a CSS pixel. */
  #context({ width, height }: Frame): CanvasRenderingContext2D | null {
    const ratio = Math.min(3, Math.max(1, devicePixelRatio));
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.#canvas.width !== w || this.#canvas.height !== h) {
      this.#canvas.width = w;
      this.#canvas.height = h;
    }
    return this.#canvas.getContext("2d", { alpha: false });
  }
}
