/** The page that says how the others were made. */
import { CLUSTER_ENGINES, LAYOUT_ENGINES } from "../analyse/engines/table.ts";
import { fieldFor } from "../config/config.ts";
import { allNotices } from "../report/report.ts";
import type { Sources } from "./page-kind.ts";

/** Of stop tags only their number is told: some are there to hide somebody. */
export function methodView({ study, config, backend, versions }: Sources) {
  const overrides = [...config.overrides].flatMap(([participant, fields]) =>
    [...fields.keys()].flatMap((name) => {
      const field = config.fields.find((known) => known.name === name);
      if (field === undefined) return [];
      const { k, minCount, stopTags } = fieldFor(config, participant, field);
      return [{ participant, field: field.label, k, minCount, stopTags: stopTags.length }];
    }),
  );
  const engines = {
    cluster: CLUSTER_ENGINES[config.clusterEngine],
    layout: LAYOUT_ENGINES[config.layoutEngine],
  };
  return { study, config, engines, backend, versions, overrides, notices: allNotices(study) };
}
