/** What differs between participants → a heat map, dots with intervals and a shared map, by Observable Plot. */
import * as Plot from "@observablehq/plot";
import { POOL } from "../cohort/aggregate.ts";
import { fixed, integer, isolated, percent } from "../format.ts";
import { compareAddress } from "../report/compare-address.ts";
import type { CohortField } from "../report/cohort-report.ts";
import { titleOf } from "../report/cluster-title.ts";
import { PLATE } from "./fit.ts";
import { dotMark, groundMark, labelMark, nameMark } from "./marks.ts";
import { type CohortMinis, drawMinis } from "./cohort-minis.ts";
import { MOST_COLUMNS, shadeOf } from "./cohort-shades.ts";
import { makePlan, type Plan } from "./plan.ts";
import { markup, plot, unstyled } from "./plate.ts";
import { document, element } from "./svg.ts";
import { shortened } from "./text-width.ts";

export interface CohortCharts {
  /** Null where there are more rows than it has room for. */
  readonly heat: string | null;
  readonly diversity: string | null;
  readonly likeness: string | null;
  /** Null where the tags are too few, as are the small maps of the study's page. */
  readonly map: string | null;
  readonly minis: CohortMinis | null;
}

const CELL = { width: 92, height: 34 } as const;
const NAMES = 236;
const ROW = 24;
/** Dots of more rows would be a wall. */
const MOST_DOTS = 60;
const WIDTH = 760;

/** @param roomy whether the study's page has room for small maps in points */
export function drawCohort(field: CohortField, roomy: boolean): CohortCharts {
  const plan = planOf(field);
  return {
    heat: field.rows.length > MOST_COLUMNS ? null : heatMap(field),
    diversity: diversityDots(field),
    likeness: likenessDots(field),
    map: plan === null ? null : sharedMap(field, plan),
    minis: plan === null ? null : drawMinis(field, plan, roomy),
  };
}

/** Topics by participants: the share in each cell, its interval below. */
function heatMap({ topics, rows, order, participants }: CohortField): string {
  const columns = [
    ...order.participants.map((i) => rows[i]?.id ?? ""),
    ...rows.slice(participants).map(({ id }) => id),
  ];
  const shown = order.topics.flatMap((t) => topics[t] ?? []);
  const cells = shown.flatMap((topic) =>
    columns.flatMap((id) => {
      const share = rows.find((row) => row.id === id)?.shares[topic.id - 1];
      const none = (rows.find((row) => row.id === id)?.occurrences ?? 0) === 0;
      return share === undefined || share === null ? [] : [{ topic: topic.id, id, none, ...share }];
    }),
  );
  const most = Math.max(...cells.map(({ share }) => share));
  const width = NAMES + CELL.width * columns.length;
  const height = 30 + CELL.height * shown.length;
  const svg = Plot.plot({
    document,
    width,
    height,
    marginTop: 30,
    marginRight: 0,
    marginBottom: 0,
    marginLeft: NAMES,
    padding: 0.04,
    x: { domain: columns, axis: "top", label: null, tickSize: 0, tickFormat: columnName },
    y: {
      domain: shown.map(({ id }) => id),
      label: null,
      tickSize: 0,
      tickFormat: (id: number) => topicName(topics, id),
    },
    marks: [
      Plot.cell(cells, { x: "id", y: "topic" }),
      Plot.text(cells, {
        x: "id",
        y: "topic",
        text: ({ share, none }) => (none ? "–" : percent(share)),
        dy: -5,
      }),
      Plot.text(cells, {
        x: "id",
        y: "topic",
        text: ({ low, high, none }) => (none ? "" : intervalText(low, high)),
        dy: 9,
      }),
    ],
  }) as SVGSVGElement;
  for (const [i, rect] of [...svg.querySelectorAll("rect")].entries())
    rect.setAttribute("class", `q${shadeOf(cells[i]?.share ?? 0, most)}`);
  classed(svg, ["cells", "big", "small"], 'g[aria-label="cell"], g[aria-label="text"]');
  linkTicks(
    svg,
    "x",
    columns.map((id) =>
      // Everyone together is compared with nobody.
      id === POOL ? null : { href: compareAddress(id), label: `Compare ${columnName(id)}` },
    ),
  );
  return named(svg, "heat", `Shares of topics by ${participants === 0 ? "group" : "participant"}`);
}

/** Effective number of topics, order 1, rarefied where it could be. */
function diversityDots({ rows, rarefiedTo, order, participants }: CohortField): string | null {
  const sorted = [...order.participants, ...rows.keys()].filter(
    (i, at, all) => all.indexOf(i) === at && (i >= participants || at < rows.length),
  );
  const dots = sorted.flatMap((i) => {
    const row = rows[i];
    const own = row?.diversity.find((one) => one.order === 1 && one.rarefiedTo === rarefiedTo);
    return row === undefined || own === undefined || own.effective === 0
      ? []
      : [{ name: columnName(row.id), x: own.effective, low: own.low, high: own.high }];
  });
  return dotPlot(dots, "dots diversity", "Effective number of topics", (x) => fixed(x, 1));
}

/** Pairs by rising divergence, each with its floor. */
function likenessDots({ rows, likeness }: CohortField): string | null {
  const idOf = (place: number): string => rows[place]?.id ?? "";
  const dots = likeness
    .toSorted((a, b) => a.divergence - b.divergence)
    .map(({ pair: [a, b], divergence: x, low, high, floor }) => ({
      name: `${columnName(idOf(a))} and ${columnName(idOf(b))}`,
      href: compareAddress(idOf(a), idOf(b)),
      x,
      low,
      high,
      floor,
    }));
  return dotPlot(dots, "dots likeness", "Divergence of two participants", (x) => fixed(x, 2));
}

interface Dot {
  readonly name: string;
  readonly x: number;
  readonly low: number;
  readonly high: number;
  readonly floor?: number;
  /** Where its name leads. */
  readonly href?: string;
}

function dotPlot(
  dots: readonly Dot[],
  name: string,
  title: string,
  text: (x: number) => string,
): string | null {
  if (dots.length === 0 || dots.length > MOST_DOTS) return null;
  const svg = Plot.plot({
    document,
    width: WIDTH,
    height: 34 + ROW * dots.length,
    marginTop: 24,
    marginRight: 48,
    marginBottom: 10,
    marginLeft: NAMES,
    x: { axis: "top", label: null, zero: true, nice: true, ticks: 5, tickSize: 0 },
    y: { domain: dots.map(({ name: own }) => own), label: null, tickSize: 0 },
    marks: [
      Plot.gridX({ ticks: 5 }),
      Plot.ruleY(dots, { x1: "low", x2: "high", y: "name" }),
      ...(dots.some(({ floor }) => floor !== undefined)
        ? [Plot.tickX(dots, { x: ({ floor }: Dot) => floor ?? 0, y: "name" })]
        : []),
      Plot.dot(dots, { x: "x", y: "name", r: 4.5 }),
      Plot.text(dots, {
        x: "high",
        y: "name",
        text: ({ x }: Dot) => text(x),
        dx: 8,
        textAnchor: "start",
      }),
    ],
  }) as SVGSVGElement;
  const links = dots.flatMap(({ href, name: own }) =>
    href === undefined ? [] : [{ href, label: `Compare ${own}` }],
  );
  linkTicks(svg, "y", links);
  return named(svg, name, title);
}

interface Link {
  readonly href: string;
  /** What is read out. */
  readonly label: string;
}

/** @param links of the texts along a scale, in its order; none where they lead nowhere */
function linkTicks(svg: SVGSVGElement, scale: "x" | "y", links: readonly (Link | null)[]): void {
  const texts = [...svg.querySelectorAll(`g[aria-label="${scale}-axis tick label"] text`)];
  for (const [i, own] of links.entries()) {
    if (own === null) continue;
    const { href, label } = own;
    const link = element("a", { href, "aria-label": label });
    texts[i]?.replaceWith(link);
    link.append(texts[i] ?? "");
  }
}

function planOf(field: CohortField): Plan | null {
  const tags = field.tags
    .filter(({ x }) => x !== null)
    .map(({ tag, words, topic, count, x, y }) => ({
      tag,
      words,
      cluster: topic,
      count,
      videos: 0,
      x,
      y,
    }));
  return makePlan({ clusters: field.topics, tags, distances: [], nearest: [], beside: [] });
}

function sharedMap(field: CohortField, plan: Plan): string {
  const label = isolated(field.label.toLowerCase());
  const map = plot(PLATE.width, PLATE.height, [
    groundMark(plan),
    dotMark(plan.marks),
    labelMark(plan.labels, plan.marks),
    nameMark(plan),
  ]);
  return named(
    map,
    "map",
    `Map of ${integer(plan.marks.length)} ${label} of all participants`,
    false,
  );
}

/** Elements of groups get classes, since nothing of a page has styles of its own. */
function classed(svg: SVGSVGElement, names: readonly string[], groups: string): void {
  for (const [i, group] of [...svg.querySelectorAll(groups)].entries())
    group.setAttribute("class", names[i] ?? "");
}

function named(svg: SVGSVGElement, name: string, title: string, clean = true): string {
  const { width, height } = svg.viewBox.baseVal ?? { width: 0, height: 0 };
  const box = svg.getAttribute("viewBox") ?? `0 0 ${width} ${height}`;
  const own = clean ? unstyled(svg, ["text-anchor"]) : svg;
  // A group is nothing by itself, since the whole is one picture: what Plot calls it is its class.
  if (clean)
    for (const group of own.querySelectorAll("g[aria-label]")) {
      const called = (group.getAttribute("aria-label") ?? "").replaceAll(" ", "-");
      if (!group.hasAttribute("class")) group.setAttribute("class", called);
      group.removeAttribute("aria-label");
    }
  own.setAttribute("viewBox", box);
  own.setAttribute("class", name);
  if (clean) own.setAttribute("width", box.split(" ")[2] ?? "");
  // A picture is read out by its name alone; of one with links these too, and its figures stand in a table.
  const isLinked = own.querySelector("a") !== null;
  if (isLinked)
    for (const part of own.children)
      if (part.querySelector("a") === null) part.setAttribute("aria-hidden", "true");
  own.setAttribute("role", isLinked ? "group" : "img");
  own.setAttribute("aria-label", title);
  own.prepend(element("title", {}, title));
  return markup(own);
}

function topicName(topics: CohortField["topics"], id: number): string {
  const topic = topics[id - 1];
  return topic === undefined ? "" : `${id} ${shortened(titleOf(topic).head, 30)}`;
}

/** A group goes by its name alone. */
function columnName(id: string): string {
  return shortened(id.replace(/^(?:group|pool):/, ""), 26);
}

function intervalText(low: number, high: number): string {
  const whole = (share: number): string => fixed(100 * share, share < 0.0995 ? 1 : 0);
  return `${whole(low)} to ${whole(high)}`;
}
