/** The settings as a built site may show them: what no row shows is in no manifest. */
import { isAggregate } from "../config/aggregate-checks.ts";
import type { FieldConfig, Settled } from "../config/types.ts";
import { COHORT } from "../config/cohort-table.ts";
import { ABOUT, CITATION, PUBLISH, SHOW } from "../config/publish-table.ts";
import type { Rows } from "../config/settings-row.ts";
import { FIELD, STUDY } from "../config/settings-table.ts";

/** @param config its overrides by the names that pages give participants */
export function shownSettings(config: Settled): object {
  const fields = config.fields.map((field) => [field.name, shownField(field, config)]);
  const shownOverrides = isAggregate(config) ? [] : [...config.overrides];
  const overrides = shownOverrides.map(([participant, own]) => [
    participant,
    Object.fromEntries([...own].map(([field, settings]) => [field, shown(FIELD, settings)])),
  ]);
  const { pseudonyms: participants, minVideos, minParticipants, siteUrl } = config;
  const { participants: pseudonyms, ...publish } = shown(PUBLISH, {
    participants,
    minVideos,
    minParticipants,
    siteUrl,
  });
  const values: Readonly<Record<string, unknown>> = {
    ...config,
    fields: Object.fromEntries(fields),
    overrides: Object.fromEntries(overrides),
    // The name of the file is the study's own affair.
    vectors: config.vectors === null ? undefined : { name: config.vectors.name },
    network: config.network ? true : undefined,
    pages: isAggregate(config) ? config.pages : undefined,
  };
  return {
    ...shown(STUDY, Object.fromEntries(Object.keys(STUDY).map((key) => [key, values[key]]))),
    cohort: shown(COHORT, config.cohort),
    citation: shown(CITATION, config.citation),
    ...(Object.keys(config.about).length === 0 ? {} : { about: shown(ABOUT, config.about) }),
    ...(config.showVideos ? { show: shown(SHOW, { videos: true }) } : {}),
    pseudonyms,
    ...publish,
  };
}

function shownField(field: FieldConfig, config: Settled): object {
  // A tag that names a topic may be one participant's.
  if (isAggregate(config)) return shown(FIELD, field);
  // A tag that is stopped can name nothing, and is not to be read here either.
  const names = field.names.map(({ name, tags }) => ({
    name,
    tags: tags.filter((tag) => !field.stopTags.includes(tag)),
  }));
  const { names: rules } = shown(STUDY, { names });
  return { ...shown(FIELD, field), names: rules };
}

/** In the order of the values; those that are told by their number come last. */
function shown(rows: Rows, values: object): Readonly<Record<string, unknown>> {
  const showing = (show: string): [string, unknown][] =>
    Object.entries(values).filter(
      ([key, value]) => value !== undefined && Object.hasOwn(rows, key) && rows[key]?.show === show,
    );
  const counted = showing("as a number").map(([key, value]) => [key, sizeOf(value)] as const);
  return Object.fromEntries([...showing("openly"), ...counted]);
}

function sizeOf(value: unknown): number {
  if (value instanceof Map) return value.size;
  return typeof value === "object" && value !== null ? Object.keys(value).length : Number(value);
}
