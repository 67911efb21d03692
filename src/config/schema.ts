/** The tables of settings as JSON Schema: what study.json is checked by, and study.schema.json. */
import { COHORT, GROUPS } from "./cohort-table.ts";
import { ABOUT, CITATION, PUBLISH, SHOW } from "./publish-table.ts";
import { INCLUDE } from "./reading-table.ts";
import type { Rows } from "./settings-row.ts";
import { FIELD, STUDY } from "./settings-table.ts";

export function studySchema(): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Settings of a Tagscape study (study.json)",
    ...closed({
      $schema: { type: "string" },
      ...propertiesOf(STUDY),
      ...propertiesOf(GROUPS),
      cohort: {
        description: "How participants are compared.",
        ...closed(propertiesOf(COHORT)),
      },
      publish: {
        description: "Where and how the site is published.",
        ...closed(propertiesOf(PUBLISH)),
      },
      about: {
        description: "What the study is, in its owner’s words.",
        ...closed(propertiesOf(ABOUT)),
      },
      include: {
        description: "The study’s own filter: lists of what keeps a video.",
        ...closed(propertiesOf(INCLUDE)),
        minProperties: 1,
      },
      show: { description: "What pages show beyond tags.", ...closed(propertiesOf(SHOW)) },
      citation: { description: "How the study is cited.", ...closed(propertiesOf(CITATION)) },
    }),
    definitions: { field: closed(propertiesOf(FIELD)) },
  };
}

function closed(properties: object): object {
  return { type: "object", additionalProperties: false, properties };
}

function propertiesOf(rows: Rows): object {
  return Object.fromEntries(
    Object.entries(rows).map(([key, { is, what, default: standard }]) => {
      const own = { description: what, ...is };
      return [key, standard === undefined ? own : { ...own, default: standard }];
    }),
  );
}
