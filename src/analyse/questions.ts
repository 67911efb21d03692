/** The settings and a counted field → what its analysis is asked. Beyond this none sees the settings. */
import type { Config } from "../config/types.ts";
import { decidingOf } from "../config/deciding.ts";
import type { FieldCount } from "../prepare/count-study.ts";
import type { Questions } from "./analyse.ts";

export function questionsOf(
  { tags, config: field }: Pick<FieldCount, "tags" | "config">,
  study: Config,
): Questions {
  return {
    clusters: { ...decidingOf("clusters", study, field), tags },
    layout: { ...decidingOf("layout", study, field), tags: tags.map(({ tag }) => tag) },
  };
}
