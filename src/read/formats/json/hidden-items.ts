/** All that a file of items holds beside its tags: whatever of it stands on a site is a leak. */
import type { Config } from "../../../config/types.ts";
import type { Hidden } from "../format.ts";
import { readJson } from "./json-file.ts";
import { NAMES, type Shape, sourcesOf, userOf } from "./shape.ts";
import { eachText, type Path } from "./values.ts";

/** @throws InputError where the file cannot be read on; what was found before that was handed over */
export async function eachHiddenItem(
  file: string,
  config: Config,
  shape: Shape,
  hidden: Hidden,
): Promise<void> {
  const isTag = tagTest(config, shape);
  const { user } = sourcesOf(shape, config);
  await readJson(file, shape.places, {
    value: (value) => {
      if (user !== null)
        for (const found of shape.unfold(value))
          if ("item" in found) tellUser(userOf(found, user), hidden);
      eachText(value, (text, path) => {
        if (!isTag(path)) hidden.value(text);
      });
    },
    rest: (text) => hidden.value(text),
    // A line that is no JSON is read by nobody: no page can have anything of it.
    broken: () => {},
  });
}

/** Lists of tags are shown, or could be: others share them. */
function tagTest(config: Config, shape: Shape): (path: Path) => boolean {
  const set = [...sourcesOf(shape, config).tags.values()].flatMap(({ lists }) => lists);
  const lists = [...set, ...Object.values(shape.tags).flat()].map((path) => path.join("."));
  const places = new Set(
    lists.flatMap((list) => [list, ...NAMES.map((name) => `${list}.${name}`)]),
  );
  const deepest = Math.max(0, ...lists.map((list) => list.split(".").length)) + 1;
  return (path) => {
    // An item may lie within what wraps it.
    for (let from = Math.max(0, path.length - deepest); from < path.length; from++)
      if (places.has(path.slice(from).join("."))) return true;
    return false;
  };
}

function tellUser(user: string, hidden: Hidden): void {
  if (user !== "") hidden.participant(user);
}
