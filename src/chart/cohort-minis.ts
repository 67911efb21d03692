/**
 * The small maps of the study's page where its participants are compared: everybody's ground once, and on it
 * each one's own tags in the colours of their topics.
 */
import { heldPairs } from "../cohort/held.ts";
import type { CohortField } from "../report/cohort-report.ts";
import { PLATE } from "./fit.ts";
import { groundMark } from "./marks.ts";
import { MOSAIC, mosaic, pathGroup, specks } from "./mini.ts";
import type { Mark, Plan } from "./plan.ts";
import { markup, plot } from "./plate.ts";
import { element } from "./svg.ts";

export interface CohortMinis {
  /** Its id is "ground-FIELD", by which every small map of the field has it. */
  readonly ground: string;
  /** Of each participant, in their order: `<svg class="mini">`; null of one without a tag on the map. */
  readonly rows: readonly (string | null)[];
}

/**
 * @param plan of the shared map; its marks are the first tags of the field, in their order
 * @param roomy whether the study's page has room for small maps in points
 */
export function drawMinis(
  { name, rows, participants }: Pick<CohortField, "name" | "rows" | "participants">,
  plan: Plan,
  roomy: boolean,
): CohortMinis {
  const style = roomy && !plan.isCrowded ? POINTS : CELLS;
  const id = `ground-${name}`;
  const ground = style.ground(plan);
  ground.setAttribute("id", id);
  return {
    ground: markup(ground),
    rows: rows.slice(0, participants).map(({ held }) => {
      const tags = new Set([...heldPairs(held)].map(([tag]) => tag));
      const marks = plan.marks.filter(({ index }) => tags.has(index));
      if (marks.length === 0) return null;
      return markup(
        element(
          "svg",
          { class: "mini", viewBox: style.viewBox, "aria-hidden": "true" },
          element("use", { href: `#${id}` }),
          style.own(marks),
        ),
      );
    }),
  };
}

/** How much of a tag a small map shows. */
interface Style {
  readonly viewBox: string;
  readonly ground: (plan: Plan) => Element;
  readonly own: (marks: readonly Mark[]) => SVGElement;
}

const POINTS: Style = {
  viewBox: `0 0 ${PLATE.width} ${PLATE.height}`,
  ground: (plan) => {
    const land = plot(PLATE.width, PLATE.height, [groundMark(plan)]).querySelector(".land");
    if (land === null) throw new Error("a map without a ground");
    land.setAttribute("class", "land shared-ground");
    // Which cluster a part of the ground is of matters on the large map alone.
    for (const path of land.querySelectorAll("path")) path.removeAttribute("data-c");
    return land;
  },
  own: (marks) => pathGroup(marks, "specks", pathsBy(specks, marks)),
};

const CELLS: Style = {
  viewBox: `0 -.5 ${MOSAIC.columns} ${MOSAIC.rows}`,
  ground: ({ marks }) => {
    const all = marks.map((mark) => ({ ...mark, cluster: 1 }));
    const d = pathsBy(mosaic, all).get(1) ?? "";
    return element("path", { class: "shared-cells", d });
  },
  own: (marks) => pathGroup(marks, "mosaic", pathsBy(mosaic, marks)),
};

function pathsBy(pathsOf: typeof specks, marks: readonly Mark[]): Map<number, string> {
  const [xs, ys] = [marks.map(({ x }) => x), marks.map(({ y }) => y)];
  return pathsOf(marks, xs, ys, [...marks.keys()]);
}
