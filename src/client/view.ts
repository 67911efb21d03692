/** Which part of the plate is on screen, and how plate and screen turn into one another. */
import { PLATE, type Point } from "../chart/fit.ts";
import type { Room } from "../chart/room.ts";

export interface View {
  /** 1 shows the whole map. */
  readonly zoom: number;
  /** The middle of what is shown, in units of the plate. */
  readonly x: number;
  readonly y: number;
}

export const WHOLE: View = { zoom: 1, x: PLATE.width / 2, y: PLATE.height / 2 };
const MAX_ZOOM = 16;

/** Zoom within its range, and no edge of the plate within the window. */
export function clampView({ zoom, x, y }: View): View {
  const z = Math.min(MAX_ZOOM, Math.max(1, zoom));
  const within = (v: number, size: number): number =>
    Math.min(size - size / z / 2, Math.max(size / z / 2, v));
  return { zoom: z, x: within(x, PLATE.width), y: within(y, PLATE.height) };
}

/** Zooms by a factor, so that a point of the plate stays where it is on screen. */
export function zoomAt(view: View, factor: number, { x, y }: Point): View {
  const zoom = Math.min(MAX_ZOOM, Math.max(1, view.zoom * factor));
  const ratio = view.zoom / zoom;
  return clampView({ zoom, x: x + (view.x - x) * ratio, y: y + (view.y - y) * ratio });
}

/** The view that holds all points with some room around them; a lone point is seen at zoom 4. */
export function viewOf(points: readonly Point[]): View {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const room = 1.25;
  const zoom = Math.min(
    4,
    PLATE.width / Math.max(1, (right - left) * room),
    PLATE.height / Math.max(1, (bottom - top) * room),
  );
  return clampView({ zoom, x: (left + right) / 2, y: (top + bottom) / 2 });
}

/** A view on a screen of any size: the whole map is as large as fits in it, in its middle. */
export class Frame {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Where its texts may stand. */
  readonly room: Room;
  /** CSS pixels of a unit of the plate. */
  readonly scale: number;
  /** Growth of the radius of marks on screen. */
  readonly growth: number;
  /** Of the plate's origin on screen, in CSS pixels. */
  readonly left: number;
  readonly top: number;

  constructor(view: View, room: Room) {
    this.room = room;
    this.width = room.width;
    this.height = room.height;
    this.scale = view.zoom * Math.min(room.width / PLATE.width, room.height / PLATE.height);
    this.growth = this.scale ** 0.35;
    this.left = this.width / 2 - view.x * this.scale;
    this.top = this.height / 2 - view.y * this.scale;
  }

  toScreen({ x, y }: Point): Point {
    return { x: x * this.scale + this.left, y: y * this.scale + this.top };
  }

  toPlate({ x, y }: Point): Point {
    return { x: (x - this.left) / this.scale, y: (y - this.top) / this.scale };
  }

  /** Whether a mark at this place of the screen can be seen. */
  holds({ x, y }: Point, margin: number): boolean {
    return x > -margin && y > -margin && x < this.width + margin && y < this.height + margin;
  }
}
