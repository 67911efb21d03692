/** What every page stands in: Eta templates, by which everything from the data is escaped. */
import { fileURLToPath } from "node:url";
import { Eta } from "eta";
import { shapePaths } from "../chart/symbols.ts";
import * as format from "../format.ts";
import { rowCounts } from "../privacy/row-counts.ts";
import type { Setting } from "./page-kind.ts";
import { pageScript } from "./script.ts";
import { policy, styleSheet } from "./style.ts";

export type Render = (template: string, data: object) => string;

/** The link that leads to the study's page. */
export const HOME = "All participants";

/** @returns a template's name and what it shows → its HTML */
export function renderer({ config, model, versions }: Setting): Render {
  const eta = new Eta({ views: fileURLToPath(new URL("../../templates", import.meta.url)) });
  const shared = {
    f: format,
    counts: rowCounts(config),
    css: styleSheet,
    script: pageScript,
    policy,
    shapes: shapePaths,
    seed: config.seed,
    model: model?.name ?? null,
    version: versions[0]?.[1] ?? "",
  };
  return (template, data) => eta.render(`./${template}`, { ...shared, ...data });
}
