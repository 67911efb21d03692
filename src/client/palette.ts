/** The colours that the style sheet gives now, for the canvas and for maps that are saved. */
import { COLOURS } from "../chart/symbols.ts";

/** Families of type. */
export interface Faces {
  readonly sans: string;
  readonly serif: string;
}

export interface Palette extends Faces {
  readonly plate: string;
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly tag: string;
  readonly mark: string;
  readonly halo: string;
  /** By class of a cluster, e.g. "c3": its mark, the ink of its name, its ground. */
  readonly clusters: ReadonlyMap<string, { mark: string; ink: string; ground: string }>;
}

export function readFaces(): Faces {
  const value = valuesNow();
  return { sans: value("sans"), serif: value("serif") };
}

export function readPalette(): Palette {
  const value = valuesNow();
  return {
    ...readFaces(),
    plate: value("plate"),
    paper: value("paper"),
    ink: value("ink"),
    soft: value("soft"),
    tag: value("tag"),
    mark: value("mark"),
    halo: value("halo"),
    clusters: new Map(
      // Twelve colours, and the grey of mixed clusters.
      [...Array.from({ length: COLOURS }, (_, i) => String(i + 1)), "m"].map((n) => [
        `c${n}`,
        { mark: value(`c${n}`), ink: value(`ci${n}`), ground: value(`ct${n}`) },
      ]),
    ),
  };
}

function valuesNow(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}
