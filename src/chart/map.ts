/** A field's report → its map as SVG, by Observable Plot in jsdom. */
import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";
import { integer, plural } from "../format.ts";
import type { FieldReport } from "../report.ts";
import { fitToPlate, markRadius, PLATE, type Point } from "./fit.ts";
import { grounds, type Island } from "./ground.ts";
import { type Label, LABEL_EM, placeLabels } from "./labels.ts";
import { type ClusterName, nameBox, placeNames } from "./names.ts";
import { clusterLook } from "./symbols.ts";

/** The static map shows what fits at the page's full width; zooming in shows more. */
const STATIC_SCALE = 1;
/** What fits on a whole map of about 600 to 900, and of 360 to 600 CSS pixels. */
const MEDIUM_SCALE = 0.63;
const SMALL_SCALE = 0.4;

interface Mark extends Point {
  readonly index: number;
  readonly text: string;
  readonly count: number;
  readonly radius: number;
  /** 1-based. */
  readonly cluster: number;
}

interface Plan {
  readonly marks: readonly Mark[];
  readonly islands: readonly (readonly Island[])[];
  readonly names: readonly ClusterName[];
  readonly labels: readonly Label[];
}

export interface FieldMaps {
  /** The plate, `<svg class="map">`. */
  readonly map: string;
  /** The small one of the study's page, `<svg class="mini">`. */
  readonly mini: string;
}

/** Maps of a field, by participant and field; null where there is none. */
export type MapsOf = (participant: string, field: string) => FieldMaps | null;

const { document } = new JSDOM("").window;

/** @returns null where the field has no map */
export function drawMaps(field: FieldReport, participant: string): FieldMaps | null {
  const plan = makePlan(field);
  if (plan === null) return null;
  const label = field.label.toLowerCase();
  const title = `Map of ${integer(field.tags.length)} ${label} of participant ${participant}`;
  const largest = field.clusters.slice(0, 3).map(({ nameTags }) => nameTags[0] ?? "");
  const description = `Tags of like meaning lie close together. ${plural(field.clusters.length, "cluster")}; the largest: ${largest.join(", ")}. The same content follows as tables.`;
  const id = `map-${field.name}`;
  const map = plot(PLATE.width, PLATE.height, [
    groundMark(plan.islands),
    dotMark(plan.marks),
    labelMark(plan.labels, plan.marks),
    nameMark(plan.names),
  ]);
  map.setAttribute("class", "map");
  map.setAttribute("id", id);
  map.setAttribute("role", "img");
  map.setAttribute("aria-labelledby", `${id}-t ${id}-d`);
  map.prepend(
    element("title", { id: `${id}-t` }, title),
    element("desc", { id: `${id}-d` }, description),
  );
  const mini = plot(PLATE.width, PLATE.height, [groundMark(plan.islands), speckMark(plan.marks)]);
  mini.setAttribute("class", "mini");
  mini.setAttribute("aria-hidden", "true");
  return { map: map.outerHTML, mini: mini.outerHTML };
}

function makePlan({ tags, clusters }: FieldReport): Plan | null {
  if (tags.some(({ x, y }) => x === null || y === null)) return null;
  if (tags.length === 0) return null;
  const points = fitToPlate(tags.flatMap(({ x, y }) => [x ?? 0, y ?? 0]));
  const marks = tags.map(({ tag, count, cluster }, index): Mark => {
    const { x, y } = points[index] ?? { x: 0, y: 0 };
    return { index, text: tag, count, radius: markRadius(count), cluster: cluster ?? 1, x, y };
  });
  const islands = grounds(
    marks.map(({ x, y, count, cluster }) => ({ x, y, count, cluster: cluster - 1 })),
    clusters.length,
  );
  const names = placeNames(
    clusters.map(({ id, nameTags }) => ({
      id,
      nameTags,
      islands: islands[id - 1] ?? [],
      centre: centreOf(marks.filter(({ cluster }) => cluster === id)),
    })),
    marks,
  );
  const named = new Set(clusters.map(({ nameTags }) => nameTags[0]));
  const labels = placeLabels(
    marks.map((mark) => ({ ...mark, named: named.has(mark.text) })),
    (scale) =>
      names.filter(({ minScale }) => minScale <= scale).map((name) => nameBox(name, scale)),
  );
  return { marks, islands, names, labels };
}

function centreOf(points: readonly Point[]): Point {
  const n = Math.max(1, points.length);
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / n,
    y: points.reduce((sum, { y }) => sum + y, 0) / n,
  };
}

function plot(width: number, height: number, marks: Plot.Markish[]): SVGSVGElement {
  const svg = Plot.plot({
    document,
    width,
    height,
    margin: 0,
    x: { axis: null, type: "linear", domain: [0, width], range: [0, width] },
    y: { axis: null, type: "linear", domain: [0, height], range: [0, height] },
    marks,
  }) as SVGSVGElement;
  // Plot's own style sheet and style attributes give way to the page's.
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const node of [svg, ...svg.querySelectorAll("*")])
    for (const name of [
      "style",
      "width",
      "height",
      "font-family",
      "font-size",
      "text-anchor",
      "fill",
    ])
      if (node.localName === "svg" || node.localName === "g") node.removeAttribute(name);
  return svg;
}

const SVG = "http://www.w3.org/2000/svg";

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: (Node | string)[]
): SVGElement {
  const node = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

/** Paper precision: a tenth of a pixel. */
function tenth(value: number): string {
  return (Math.round(value * 10) / 10).toString();
}

function groundMark(islands: readonly (readonly Island[])[]): Plot.RenderableMark {
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
            const { colour } = clusterLook(i + 1);
            return d === "" ? [] : [element("path", { class: colour, d })];
          }),
        ),
    },
  );
}

function ringPath(ring: readonly Point[]): string {
  return `M${ring.map(({ x, y }) => `${tenth(x)} ${tenth(y)}`).join("L")}Z`;
}

/** Large marks first, so that small ones are not buried. */
function dotMark(marks: readonly Mark[]): Plot.RenderableMark {
  return Plot.dot(marks, {
    x: "x",
    y: "y",
    r: { value: "radius", scale: null },
    sort: { channel: "-r" },
    render: (index, _scales, { x = [], y = [], r = [] }) =>
      element(
        "g",
        { class: "dots" },
        ...Array.from(index, (i) => {
          const look = clusterLook(marks[i]?.cluster ?? 1);
          return element("use", {
            class: look.hollow ? `${look.colour} ring` : look.colour,
            href: `#s${look.shape}`,
            transform: `translate(${tenth(Number(x[i]))} ${tenth(Number(y[i]))})scale(${tenth(Number(r[i]))})`,
          });
        }),
      ),
  });
}

/** One path of round-capped points a cluster: small enough for a row of every participant. */
function speckMark(marks: readonly Mark[]): Plot.RenderableMark {
  return Plot.dot(marks, {
    x: "x",
    y: "y",
    render: (index, _scales, { x = [], y = [] }) => {
      const paths = new Map<number, string>();
      for (const i of index) {
        const cluster = marks[i]?.cluster ?? 1;
        const at = `M${Math.round(Number(x[i]))} ${Math.round(Number(y[i]))}h0`;
        paths.set(cluster, (paths.get(cluster) ?? "") + at);
      }
      const all = [...paths].toSorted(([a], [b]) => a - b);
      return element(
        "g",
        { class: "specks" },
        ...all.map(([id, d]) => element("path", { class: clusterLook(id).colour, d })),
      );
    },
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

function labelMark(labels: readonly Label[], marks: readonly Mark[]): Plot.RenderableMark {
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

function nameMark(names: readonly ClusterName[]): Plot.RenderableMark {
  const shown = names.filter(({ minScale }) => minScale <= STATIC_SCALE);
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
          const { colour } = clusterLook(name.id);
          const number = element("tspan", { class: "no" }, String(name.id));
          const lines = [element("text", { class: "n1" }, number, ` ${name.first}`)];
          if (name.rest !== "")
            lines.push(element("text", { class: "n2", dy: "1.33em" }, name.rest));
          const at = `translate(${tenth(Number(x[i]))} ${tenth(Number(y[i]))})`;
          return [
            element(
              "g",
              { ...classes("name", colour, tier(name.minScale)), transform: at },
              ...lines,
            ),
          ];
        }),
      ),
  });
}
