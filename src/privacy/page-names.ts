/** A study whose participants go by the names of their pages, where an id can be none. */
import type { Config } from "../config/types.ts";
import { slugsOf } from "../read/slugs.ts";
import type { Study } from "../read/study.ts";

/** The ids stay the keys of study.json: here its settings follow them to their new names. */
export function withPageNames(study: Study, config: Config): { study: Study; config: Config } {
  const slugs = slugsOf(study.participants.map(({ id }) => id));
  if ([...slugs].every(([id, slug]) => id === slug)) return { study, config };
  const nameOf = (id: string): string => slugs.get(id) ?? id;
  return {
    study: {
      ...study,
      participants: study.participants.map((own) => ({ ...own, id: nameOf(own.id) })),
    },
    config: {
      ...config,
      overrides: new Map([...config.overrides].map(([id, own]) => [nameOf(id), own])),
      groups: new Map([...config.groups].map(([name, ids]) => [name, ids.map(nameOf)])),
    },
  };
}
