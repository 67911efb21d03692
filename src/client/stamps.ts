/**
 * Small marks as pixels that are put down on a canvas: tens of thousands follow a finger, which as paths
 * they do not (20,000: 60 ms a frame against 10).
 */
import type { Point } from "../chart/fit.ts";
import { html } from "./dom.ts";

/** How a mark looks, in pixels of the canvas. */
export interface Stamped {
  /** About the origin, at radius 1. */
  readonly shape: Path2D;
  readonly fill: string;
  readonly stroke: string;
  readonly outline: number;
  readonly hollow: boolean;
  /** 0 to 1. */
  readonly opacity: number;
}

/** The largest radius of a stamp, in pixels of the canvas. */
export const LARGEST_STAMP = 12;
/** Radii are brought to steps of this ratio, so that zooming needs few new stamps. */
const STEP = Math.log(1.06);
/** How far a shape reaches, by its radius: see chart/symbols.ts. */
const REACH = 1.35;
/** A mark that much off the canvas does not touch it: twice as much room around needs no care of edges. */
const OFF = Math.ceil(LARGEST_STAMP * REACH + 4);
const AROUND = 2 * OFF;

/** Pixels by how far they lie from the middle one, those that hide what is below and those that do not. */
interface Stamp {
  readonly full: Int32Array;
  readonly fullColours: Uint32Array;
  readonly part: Int32Array;
  readonly partColours: Uint32Array;
}

export class Stamps {
  /** Lies over the canvas of what is drawn. */
  readonly canvas = html("canvas", { class: "marks", "aria-hidden": "true" });
  readonly #context = this.canvas.getContext("2d");
  readonly #maker = html("canvas", {}).getContext("2d", { willReadFrequently: true });
  readonly #known = new Map<number, Stamp>();
  /** The canvas and the room around it. */
  #image = new ImageData(1, 1);
  #pixels = new Uint32Array(1);

  /** Colours, or the size of a pixel, have changed. */
  forget(): void {
    this.#known.clear();
  }

  /** @param width pixels, as is the height */
  open(width: number, height: number): void {
    const { canvas } = this;
    if (canvas.width !== width || canvas.height !== height) {
      [canvas.width, canvas.height] = [width, height];
      this.#image = new ImageData(width + 2 * AROUND, height + 2 * AROUND);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
      this.forget();
    } else this.#pixels.fill(0);
  }

  /**
   * @param at a place on the canvas, in its pixels, as is the radius
   * @param kind a small number; marks of one look alike
   */
  put({ x, y }: Point, radius: number, kind: number, look: () => Stamped): void {
    const { width, height } = this.canvas;
    if (x < -OFF || y < -OFF || x > width + OFF || y > height + OFF) return;
    const step = Math.round(Math.log(radius) / STEP);
    const key = kind * 512 + step + 256;
    let stamp = this.#known.get(key);
    if (stamp === undefined) {
      stamp = this.#make(look(), Math.exp(step * STEP));
      this.#known.set(key, stamp);
    }
    const row = Math.round(y) + AROUND;
    press(this.#pixels, row * this.#image.width + Math.round(x) + AROUND, stamp);
  }

  close(): void {
    this.#context?.putImageData(this.#image, -AROUND, -AROUND);
  }

  #make({ shape, fill, stroke, outline, opacity }: Stamped, radius: number): Stamp {
    const half = Math.ceil(radius * REACH + outline);
    const size = 2 * half + 1;
    const context = this.#maker;
    if (context === null) throw new Error("no canvas to make marks on");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, size, size);
    context.setTransform(radius, 0, 0, radius, half + 0.5, half + 0.5);
    context.globalAlpha = opacity;
    context.fillStyle = fill;
    context.strokeStyle = stroke;
    context.lineJoin = "round";
    context.lineWidth = outline / radius;
    context.fill(shape);
    context.stroke(shape);
    const colours = new Uint32Array(context.getImageData(0, 0, size, size).data.buffer);
    const of = (isIn: (alpha: number) => boolean): number[] =>
      [...colours.keys()].filter((at) => isIn((colours[at] ?? 0) >>> 24));
    const [full, part] = [of((alpha) => alpha === 255), of((alpha) => alpha > 0 && alpha < 255)];
    const places = (list: readonly number[]): Int32Array =>
      Int32Array.from(
        list,
        (at) => (Math.floor(at / size) - half) * this.#image.width + (at % size) - half,
      );
    const coloursOf = (list: readonly number[]): Uint32Array =>
      Uint32Array.from(list, (at) => colours[at] ?? 0);
    return {
      full: places(full),
      fullColours: coloursOf(full),
      part: places(part),
      partColours: coloursOf(part),
    };
  }
}

function press(pixels: Uint32Array, at: number, stamp: Stamp): void {
  const { full, fullColours, part, partColours } = stamp;
  for (let i = 0; i < full.length; i++) pixels[at + full[i]!] = fullColours[i]!;
  for (let i = 0; i < part.length; i++) {
    const place = at + part[i]!;
    pixels[place] = mixed(partColours[i]!, pixels[place]!);
  }
}

/** One pixel over another, where the one below may be clear too. Whole numbers of 31 bits all the way: others are slow. */
function mixed(above: number, below: number): number {
  const [alpha, under] = [above >>> 24, below >>> 24];
  if (under === 0) return above;
  const all = alpha + ((under * (255 - alpha) + 127) >> 8);
  // In 256ths, so that both parts add up to one.
  const part = Math.min(256, ((alpha << 8) / all) | 0);
  const rest = 256 - part;
  const red = ((above & 255) * part + (below & 255) * rest) >> 8;
  const green = (((above >> 8) & 255) * part + ((below >> 8) & 255) * rest) >> 8;
  const blue = (((above >> 16) & 255) * part + ((below >> 16) & 255) * rest) >> 8;
  return (all << 24) | (blue << 16) | (green << 8) | red;
}
