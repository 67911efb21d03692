/** The page that says how the others were made. */
import { fieldFor } from "../config/config.ts";
import type { Config, FieldConfig } from "../config/types.ts";
import { CLUSTER_ENGINES, LAYOUT_ENGINES } from "../engines/table.ts";
import { isolated } from "../format.ts";
import { formatOf } from "../read/formats/formats.ts";
import { allNotices } from "../report/report.ts";
import type { Sources } from "./page-kind.ts";

export function methodView({ study, config, backend, versions }: Sources) {
  const engines = {
    cluster: CLUSTER_ENGINES[config.clusterEngine],
    layout: LAYOUT_ENGINES[config.layoutEngine],
  };
  const format = formatOf(config.files);
  const settings = settingsOf(config);
  const notices = allNotices(study);
  return { study, config, engines, format, settings, backend, versions, notices };
}

/** Of every field, then of fields that are otherwise for a participant. */
function settingsOf(config: Config) {
  const others = [...config.overrides].flatMap(([participant, own]) =>
    config.fields
      .filter(({ name }) => own.has(name))
      .map((field) =>
        settingsRow(
          `${isolated(field.label)}, participant ${participant}`,
          fieldFor(config, participant, field),
        ),
      ),
  );
  return [
    ...config.fields.map((field) => settingsRow(`${isolated(field.label)} (${field.name})`, field)),
    ...others,
  ];
}

/** Of stop tags only their number is told: some are there to hide somebody. */
function settingsRow(heading: string, field: FieldConfig) {
  return { ...field, heading, stopTags: field.stopTags.length };
}
