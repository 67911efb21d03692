/**
 * The marks of a map for Observable Plot. Plot scales and orders them; `render` gives each its
 * SVG, small and free of style attributes.
 */
import * as Plot from "@observablehq/plot";
import type { Point } from "./fit.ts";
import { boxOnMap, nameBox } from "./name-box.ts";
import type { ClusterName } from "./names.ts";
import { type Label, LABEL_EM } from "./labels.ts";
import type { Mark, Plan } from "./plan.ts";
import { isolated } from "../format.ts";
import { element } from "./svg.ts";
import { clusterLook } from "./symbols.ts";

/** The static map shows what fits at the page's full width; zooming in shows more. */
const STATIC_SCALE = 1;
/** What fits on a whole map of about 600 to 900, and of 360 to 600 CSS pixels. */
const MEDIUM_SCALE = 0.63;
const SMALL_SCALE = 0.4;

/** Paper precision: a tenth of a pixel. */
function tenth(value: number): string {
  return (Math.round(value * 10) / 10).toString();
}

export function groundMark({ islands, looks }: Plan): Plot.RenderableMark {
  return Plot.dot(
    islands.map((_, i) => i),
    {
      x: () => 0,
      y: () => 0,
      render: (index) =>
        element(
          "g",
          { class: "land" },
          ...[...index].flatMap((i) => {
            const d = (islands[i] ?? []).flatMap(({ rings }) => rings.map(ringPath)).join("");
            const colour = looks[i]?.colour ?? "";
            return d === "" ? [] : [element("path", { class: colour, "data-c": i + 1, d })];
          }),
        ),
    },
  );
}

/** In steps from point to point, which take half of the bytes of places. */
function ringPath(ring: readonly Point[]): string {
  const tenths = ring.map(({ x, y }) => [Math.round(x * 10), Math.round(y * 10)] as const);
  const steps = tenths.map(([x, y], i) => {
    const [fromX, fromY] = tenths[i - 1] ?? [0, 0];
    return `${(x - fromX) / 10} ${(y - fromY) / 10}`;
  });
  const [first = "", ...others] = steps;
  return `M${first}l${others.join(" ").replaceAll(" -", "-").replace(/\b0\./g, ".")}z`;
}

/**
 * In the order of the tags, the most frequent first, so that rare ones are not buried. A tag that stands on
 * another's mark keeps its turn, at no size: the page's script knows it by that.
 */
export function dotMark(marks: readonly Mark[]): Plot.RenderableMark {
  return Plot.dot(marks, {
    x: "x",
    y: "y",
    render: (index, _scales, { x = [], y = [] }) =>
      element(
        "g",
        { class: "dots" },
        ...Array.from(index, (i) => {
          const look = marks[i]?.look ?? clusterLook(1);
          return element("use", {
            class: look.hollow ? `${look.colour} ring` : look.colour,
            href: `#s${look.shape}`,
            transform: `translate(${tenth(Number(x[i]))} ${tenth(Number(y[i]))})scale(${tenth(marks[i]?.radius ?? 0)})`,
          });
        }),
      ),
  });
}

/** Narrower maps show only what fits there: `wide` and `medium` are hidden by the style sheet. */
function tier(minScale: number): string | null {
  if (minScale <= SMALL_SCALE) return null;
  return minScale <= MEDIUM_SCALE ? "medium" : "wide";
}

function classes(...names: (string | null | false)[]): Readonly<Record<string, string>> {
  const text = names.filter(Boolean).join(" ");
  return text === "" ? {} : { class: text };
}

export function labelMark(labels: readonly Label[], marks: readonly Mark[]): Plot.RenderableMark {
  const shown = labels.filter(({ minScale }) => minScale <= STATIC_SCALE);
  const markOf = ({ index }: Label): Mark | undefined => marks[index];
  return Plot.text(shown, {
    x: (label: Label) => markOf(label)?.x ?? 0,
    y: (label: Label) => markOf(label)?.y ?? 0,
    text: "text",
    render: (index, _scales, { x = [], y = [] }) =>
      element(
        "g",
        { class: "labels", "aria-hidden": "true" },
        ...[...index].flatMap((i) => {
          const label = shown[i];
          if (label === undefined) return [];
          const { side, large, text, minScale } = label;
          const radius = markOf(label)?.radius ?? 0;
          const { gap, middle, below } = LABEL_EM;
          const shift = side === 0 ? radius : side === 1 ? -radius : 0;
          const drop = side === 2 ? -radius : side === 3 ? radius : 0;
          const dy = side < 2 ? middle : side === 2 ? -gap : gap + below;
          return [
            element(
              "text",
              {
                ...classes(large && "b", side > 0 && `a${side}`, tier(minScale)),
                x: tenth(Number(x[i]) + shift),
                y: tenth(Number(y[i]) + drop),
                ...(side === 0 ? { dx: `${gap}em` } : side === 1 ? { dx: `-${gap}em` } : {}),
                dy: `${dy}em`,
              },
              text,
            ),
          ];
        }),
      ),
  });
}

/**
 * Where the whole map has the name; a place by the edge is moved in, where there is room. A name that
 * would touch another waits for a larger scale, and has its first line on paper, where nobody zooms.
 */
function onStillMap(whole: ClusterName): ClusterName | null {
  const name = whole.minScale > STATIC_SCALE ? { ...whole, rest: "" } : whole;
  const [from, to] = [nameBox(name, STATIC_SCALE), boxOnMap(name, STATIC_SCALE)];
  if (to === null) return null;
  return { ...name, x: name.x + to.left - from.left, y: name.y + to.top - from.top };
}

export function nameMark({ names, looks }: Plan): Plot.RenderableMark {
  const shown = names.flatMap((name) => onStillMap(name) ?? []);
  return Plot.text(shown, {
    x: "x",
    y: "y",
    text: "first",
    render: (index, _scales, { x = [], y = [] }) =>
      element(
        "g",
        { class: "names", "aria-hidden": "true" },
        ...[...index].flatMap((i) => {
          const name = shown[i];
          if (name === undefined) return [];
          const colour = looks[name.id - 1]?.colour ?? "";
          const number = element("tspan", { class: "no" }, String(name.id));
          const lines = [element("text", { class: "n1" }, number, ` ${isolated(name.first)}`)];
          if (name.rest !== "")
            lines.push(element("text", { class: "n2", dy: "1.33em" }, name.rest));
          const at = `translate(${tenth(Number(x[i]))} ${tenth(Number(y[i]))})`;
          return [
            element(
              "g",
              {
                ...classes(
                  "name",
                  colour,
                  name.minScale > STATIC_SCALE ? "paper" : tier(name.stillScale),
                ),
                transform: at,
              },
              ...lines,
            ),
          ];
        }),
      ),
  });
}
