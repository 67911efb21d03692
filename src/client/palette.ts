/** The colours that the style sheet gives now, for the canvas and for maps that are saved. */
import { COLOURS } from "../chart/symbols.ts";

export interface Palette {
  readonly plate: string;
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly tag: string;
  readonly mark: string;
  readonly halo: string;
  readonly sans: string;
  readonly serif: string;
  /** By class of a cluster, e.g. "c3": its mark, the ink of its name, its ground. */
  readonly clusters: ReadonlyMap<string, { mark: string; ink: string; ground: string }>;
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    plate: value("plate"),
    paper: value("paper"),
    ink: value("ink"),
    soft: value("soft"),
    tag: value("tag"),
    mark: value("mark"),
    halo: value("halo"),
    sans: value("sans"),
    serif: value("serif"),
    clusters: new Map(
      // Twelve colours, and the grey of mixed clusters.
      [...Array.from({ length: COLOURS }, (_, i) => String(i + 1)), "m"].map((n) => [
        `c${n}`,
        { mark: value(`c${n}`), ink: value(`ci${n}`), ground: value(`ct${n}`) },
      ]),
    ),
  };
}
