/**
 * Ground and marks on a canvas: thousands of marks follow a finger, which as SVG elements they do
 * not (5,000: 32 ms a frame against 1).
 */
import { clusterLook, shapePaths } from "../chart/symbols.ts";
import {
  type Emphasis,
  groundOpacity,
  MARK_MARGIN,
  markOpacity,
  outlineWidth,
  SHORE,
} from "./emphasis.ts";
import { html } from "./dom.ts";
import { drawnMarks, type FieldData, type Mark } from "./field-data.ts";
import type { Palette } from "./palette.ts";
import { LARGEST_STAMP, Stamps, type Stamped } from "./stamps.ts";
import type { Frame } from "./view.ts";

/** More marks on screen are put down as pixels. */
const MOST_PATHS = 2500;

/** The widest outline of a mark among so many, by its radius: rims would hide small ones otherwise. */
const RIM = 0.25;

const SHAPES = shapePaths.map((d) => new Path2D(d));

export class MarkLayer {
  readonly #data: FieldData;
  /** What it is drawn on, the lower first. */
  readonly nodes: readonly HTMLCanvasElement[];
  readonly #canvas = html("canvas", { class: "marks", "aria-hidden": "true" });
  readonly #grounds: readonly Path2D[];
  readonly #stamps = new Stamps();
  /** Of the stamps. */
  #palette: Palette | null = null;
  /** What decides the picture that is there. */
  #drawn: readonly unknown[] = [];
  /** The large ones first, so that small ones are not buried. */
  #marks: readonly Mark[] = [];
  /** Those that they were made of. */
  #of: readonly Mark[] = [];

  constructor(data: FieldData) {
    this.#data = data;
    const isMany = data.marks.length > MOST_PATHS;
    this.nodes = isMany ? [this.#canvas, this.#stamps.canvas] : [this.#canvas];
    this.#grounds = data.clusters.map(({ ground }) => new Path2D(ground));
  }

  draw(frame: Frame, palette: Palette, emphasis: Emphasis): void {
    const { scale, left, top, width, height } = frame;
    const { active, narrowed, cluster, focus } = emphasis;
    const seen = [scale, left, top, width, height, devicePixelRatio];
    const drawn = [...seen, palette, this.#data.marks, active, narrowed, cluster, focus];
    if (drawn.every((part, i) => part === this.#drawn[i])) return;
    this.#drawn = drawn;
    if (this.#of !== this.#data.marks) {
      this.#of = this.#data.marks;
      this.#marks = drawnMarks(this.#data);
    }
    const context = this.#context(frame);
    if (context === null) return;
    if (this.#palette !== palette) this.#stamps.forget();
    this.#palette = palette;
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

    this.#drawMarks(context, frame, palette, emphasis);
  }

  #drawMarks(
    context: CanvasRenderingContext2D,
    frame: Frame,
    palette: Palette,
    emphasis: Emphasis,
  ): void {
    const ratio = context.canvas.width / frame.width;
    const seen = this.#marks.filter((mark) => frame.holds(frame.toScreen(mark), MARK_MARGIN));
    const sizeOf = ({ radius }: Mark): number => ratio * radius * frame.growth;
    const isMany = seen.length > MOST_PATHS;
    // The large ones come first.
    const small = isMany ? seen.findIndex((mark) => sizeOf(mark) <= LARGEST_STAMP) : -1;
    for (const mark of small < 0 ? seen : seen.slice(0, small)) {
      const look = this.#lookOf(mark, palette, emphasis, ratio);
      const at = frame.toScreen(mark);
      const size = sizeOf(mark);
      context.globalAlpha = look.opacity;
      context.fillStyle = look.fill;
      context.strokeStyle = look.stroke;
      context.lineWidth = look.outline / size;
      context.setTransform(size, 0, 0, size, ratio * at.x, ratio * at.y);
      context.fill(look.shape);
      context.stroke(look.shape);
    }
    this.#stamps.canvas.hidden = small < 0;
    if (small < 0) return;
    this.#stamps.open(context.canvas.width, context.canvas.height);
    for (const mark of seen.slice(small)) {
      const { x, y } = frame.toScreen(mark);
      const kind = 1000 * mark.cluster + Math.round(999 * markOpacity(emphasis, mark.heap));
      this.#stamps.put({ x: ratio * x, y: ratio * y }, sizeOf(mark), kind, () =>
        crowded(this.#lookOf(mark, palette, emphasis, ratio), sizeOf(mark)),
      );
    }
    this.#stamps.close();
  }

  #lookOf(mark: Mark, palette: Palette, emphasis: Emphasis, ratio: number): Stamped {
    const { colour, shape, hollow } =
      this.#data.clusters[mark.cluster - 1] ?? clusterLook(mark.cluster);
    const own = palette.clusters.get(colour)?.mark ?? palette.ink;
    const [fill, stroke] = hollow ? [palette.plate, own] : [own, palette.plate];
    const opacity = markOpacity(emphasis, mark.heap);
    const path = SHAPES[shape] ?? new Path2D();
    return { shape: path, fill, stroke, outline: ratio * outlineWidth(hollow), hollow, opacity };
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

function crowded(look: Stamped, radius: number): Stamped {
  return { ...look, outline: Math.min(look.outline, RIM * radius * (look.hollow ? 2 : 1)) };
}
