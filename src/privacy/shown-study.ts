/** The participants that study.json wants shown, under their ids or under codes. */
import type { Config } from "../config/types.ts";
import type { Study } from "../read/study.ts";
import { mustBeEnough } from "./enough.ts";
import { applyFloors } from "./floors.ts";
import { openKeys } from "./open-keys.ts";
import { withPageNames } from "./page-names.ts";
import { keepCodes, pseudonymise } from "./pseudonyms.ts";

export interface ShownStudy {
  readonly study: Study;
  readonly config: Config;
  /** Of the codes; null where participants go by their ids. */
  readonly key: string | null;
  /** About the key of the codes. */
  readonly notes: readonly string[];
}

/** @throws InputError where codes are asked for and no key can be had */
export function shownStudy(read: Study, asked: Config): ShownStudy {
  const fields = asked.fields.filter(({ name }) => !read.absent.has(name));
  const shown = applyFloors(read, { ...asked, fields });
  mustBeEnough(shown.study, shown.config);
  if (!asked.pseudonyms)
    return { ...withPageNames(shown.study, shown.config), key: null, notes: [] };
  const ids = read.participants.map(({ id }) => id);
  const { keys, place, notes } = openKeys(asked, ids, process.env);
  const named = pseudonymise(shown.study, shown.config, keys);
  if (place !== null) keepCodes(keys, named, place);
  return { ...named, key: keys.key, notes };
}
