/** docs/study-json.md: the tables of settings for people. */
import { BUILD, PLACES } from "./build-table.ts";
import { defaultText } from "./flags.ts";
import { COHORT, GROUPS } from "./cohort-table.ts";
import { ABOUT, CITATION, PUBLISH, SHOW } from "./publish-table.ts";
import { INCLUDE } from "./reading-table.ts";
import type { Limits, Rows } from "./settings-row.ts";
import { FIELD, STUDY } from "./settings-table.ts";

const HEAD = ["key", "meaning", "values", "default", "flag", "decides", "in a site"];

export function settingsDocs(): string {
  return [
    "# Settings",
    "",
    "Made from the tables in `src/config` by `npm run docs`.",
    "",
    "`study.json` lies beside the data, and every key is optional. Flags beat it. A setting that decides",
    "clusters or layout has them made anew when it changes. A built site holds no setting that is not shown",
    "in it, and of what is told as a number only the size. Participants go by codes there where the study",
    "says so, in settings too.",
    "",
    ...section("Of the study", { ...STUDY, ...GROUPS }),
    ...section("Of a field, in `fields` and `overrides`", FIELD),
    ...section("Of all participants together, in `cohort`", COHORT),
    ...section("Of which videos are kept, in `include`", INCLUDE),
    ...section("What the study is, in `about`", ABOUT),
    ...section("Of what pages show, in `show`", SHOW),
    ...section("Of publishing, in `publish`", PUBLISH),
    ...section("Of the citation, in `citation`", CITATION),
    ...section("Of a build, by flags alone", { ...PLACES, ...BUILD }, [
      "flag",
      ...HEAD.slice(1, 4),
    ]),
  ].join("\n");
}

function section(title: string, rows: Rows, head: readonly string[] = HEAD): string[] {
  const cells = Object.entries(rows).map(([key, row]) => {
    const standard = defaultText(row);
    const flag = code(row.flag ?? "");
    const own = [row.what, valuesText(row.is), code(standard)];
    if (head !== HEAD) return [flag, ...own];
    return [code(key), ...own, flag, row.decides?.join(", ") ?? "", row.show ?? "no"];
  });
  return [`## ${title}`, "", ...table([head, ...cells]), ""];
}

function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}

function valuesText(limits: Limits): string {
  const { type, enum: known, minimum, maximum, maxLength, items, pattern } = limits;
  if (known !== undefined) return known.map(code).join(" or ");
  if (Array.isArray(type) && type.includes("integer"))
    return `${valuesText({ ...limits, type: "integer" })}, or ${code(pattern?.slice(1, -1) ?? "")}`;
  if (type === "integer" || type === "number") {
    const kind = type === "integer" ? "whole number" : "number";
    return maximum === undefined
      ? `${kind}${minimum === undefined ? "" : `, ${minimum} or more`}`
      : `${kind}, ${minimum ?? 0} to ${maximum}`;
  }
  if (type === "boolean") return "";
  if (type === "string")
    return maxLength === undefined ? "text" : `text, at most ${maxLength} long`;
  if (items !== undefined) return "list of texts";
  return [type ?? ""].flat().join(" or ").replace("string", "text");
}

/** Columns of even width, as prettier has them. */
function table(lines: readonly (readonly string[])[]): string[] {
  // A bar would end its cell.
  const [head = [], ...rows] = lines.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, at) =>
    Math.max(3, ...[head, ...rows].map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}
