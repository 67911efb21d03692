/** All that a file of items holds beside its tags: whatever of it stands on a site is a leak. */
import type { Config } from "../../../config/types.ts";
import type { Hidden } from "../format.ts";
import { readJson } from "./json-file.ts";
import { nameKeyOf, type Shape, sourcesOf, userOf } from "./shape.ts";
import { eachText, type JsonRecord, type Path } from "./values.ts";

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
      eachText(value, (text, path, within) => {
        if (!isTag(path, within)) hidden.value(text);
      });
    },
    rest: (text) => hidden.value(text),
    // A line that is no JSON is read by nobody: no page can have anything of it.
    broken: () => {},
  });
}

/** Lists of tags are shown, or could be: others share them. */
function tagTest(config: Config, shape: Shape): (path: Path, within: JsonRecord | null) => boolean {
  const set = [...sourcesOf(shape, config).tags.values()].flatMap(({ lists }) => lists);
  const lists = new Set(
    [...set, ...Object.values(shape.tags).flat()].map((path) => path.join(".")),
  );
  // An item may lie within what wraps it.
  const isList = (path: Path): boolean =>
    path.some((_, from) => lists.has(path.slice(from).join(".")));
  return (path, within) => {
    if (isList(path)) return true;
    const key = path.at(-1);
    return within !== null && key === nameKeyOf(within) && isList(path.slice(0, -1));
  };
}

function tellUser(user: string, hidden: Hidden): void {
  if (user !== "") hidden.participant(user);
}
