/** The CSVs of tags: those of a site, and those that its pages save. Also read in the browser. */

/** Columns of a CSV of tags, that of the site as that of a table. */
export const COLUMNS = [
  "tag",
  "count",
  "videos",
  "cluster",
  "cluster_name",
  "x",
  "y",
  "words",
] as const;
