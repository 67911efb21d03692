/** A file of items → participants with a row for each of them, and what there is to say of it. */
import { basename } from "node:path";
import type { ColumnSource, Config } from "../../../config/types.ts";
import { type Fault, type Notice, quote } from "../../../error.ts";
import { plural } from "../../../format.ts";
import { idOf } from "../../file-ids.ts";
import type { Participant, ParticipantFile, Row } from "../../participant.ts";
import { calledSeparator } from "../../separators.ts";
import type { Reading } from "../format.ts";
import { pasted } from "../paste.ts";
import { ItemRows } from "./item-rows.ts";
import type { Joined } from "./joined-texts.ts";
import { readJson } from "./json-file.ts";
import type { Shape } from "./shape.ts";

/** More malformed lists than this share are a fault, fewer a notice. */
const MAX_MALFORMED = 0.01;

/** @param called the format, as messages name it */
export async function readItems(
  { id, file }: ParticipantFile,
  config: Config,
  shape: Shape,
  called: string,
): Promise<Reading> {
  const items = new ItemRows(shape, config);
  const state = await readJson(file, shape.places, items.taker);
  return { ...readingOf({ id, file }, config, shape, called, items), state };
}

/** What its rows come to, once all are there. */
export function readingOf(
  { id, file }: ParticipantFile,
  config: Config,
  shape: Shape,
  called: string,
  items: ItemRows,
): Omit<Reading, "state"> {
  const participant = (own: string, path: string, rows: readonly Row[]): Participant => ({
    id: own,
    file: path,
    rows,
    blankLines: 0,
    headersAgain: 0,
  });
  const joined = items.settle();
  const captions = joined.filter(({ areCaptions }) => areCaptions).map(captionsOf(file, config));
  const isMissed = items.elsewhere !== null || !shape.isKnown;
  const nothing = items.oddities.isEmpty && isMissed ? [nothingFound(file, items)] : [];
  const parted = config.participantColumn !== null;
  const odd = items.oddities.said(file, called);
  const lists = listFindings(file, items);
  const noLists = odd.faults.length > 0 ? [] : captionFault(file, config, items);
  return {
    participants: parted
      ? [...items.byUser].flatMap(([user, rows]) =>
          rows === null ? [] : [participant(user, `${file}[${user}]`, rows)],
        )
      : [participant(id, file, items.rows)],
    columns: [...new Set([...items.fields, ...Object.keys(shape.tags)])],
    faults: [...odd.faults, ...nothing, ...lists.faults, ...noLists, ...captions],
    notices: [
      howRead(file, called, joined),
      ...odd.notices,
      ...lists.notices,
      ...userNotices(file, config, items),
      ...timeNotices(file, items),
    ],
  };
}

function howRead(file: string, called: string, joined: readonly Joined[]): Notice {
  const parts = joined.map(({ field, separators }) => `"${field}" ${calledSeparator(separators)}`);
  const what = [`read as ${called}`, ...parts].join("; ");
  return { file, what, shown: what };
}

/** What is taken for tags are captions with hashtags in them. */
function captionsOf(file: string, { columns }: Config): (joined: Joined) => Fault {
  return ({ field }) => {
    const source = columns.get(field);
    const path = typeof source === "string" ? source : field;
    return {
      file,
      what: `captions with hashtags in them under ${quote(path)}, not lists`,
      todo: `write ${pasted({ columns: { [field]: { fromCaption: path } } })} in study.json, or "listSeparator" where they are lists`,
    };
  };
}

function nothingFound(file: string, { elsewhere }: ItemRows): Fault {
  const at =
    elsewhere === null
      ? ""
      : ` (one lies ${elsewhere === "" ? "alone" : `under ${quote(elsewhere)}`})`;
  return {
    file,
    what: `JSON without a list of objects that could be videos${at}`,
    todo: 'write the videos as one list, or an object a line, or name what wrote it by "format" in study.json',
  };
}

function listFindings(
  file: string,
  { malformed, rows, byUser }: ItemRows,
): { faults: Fault[]; notices: Notice[] } {
  const all = [...byUser.values()].reduce((sum, own) => sum + (own?.length ?? 0), rows.length);
  const faults: Fault[] = [];
  const notices: Notice[] = [];
  for (const [field, { count, line }] of malformed) {
    const what = `${count} of ${plural(all, "item")} with something else than a list under "${field}"`;
    if (count > all * MAX_MALFORMED)
      faults.push({
        file,
        line,
        what,
        todo: `write where its list lies in study.json, e.g. ${pasted({ columns: { [field]: "KEY.KEY" } })}`,
      });
    else
      notices.push({
        file,
        line,
        what: `${what}; taken as no tags`,
        shown: `${what}; taken as no tags`,
      });
  }
  return { faults, notices };
}

/** What study.json names and no item has. */
function nowhere(
  file: string,
  field: string,
  { columns, settingsFile }: Config,
  likely: ColumnSource | null,
): Fault {
  const source = columns.get(field);
  const path = typeof source === "object" ? source.fromCaption : (source ?? field);
  const better =
    likely === null
      ? `mend "columns" in study.json`
      : `write ${pasted({ columns: { [field]: likely } })} in study.json if its tags lie there`;
  return {
    file,
    what: `no item has ${quote(path)}, which ${settingsFile.file} names for ${quote(field)}`,
    todo: better,
  };
}

/** Where nothing but captions could have tags, they are offered, and not taken unasked. */
function captionFault(
  file: string,
  config: Config,
  { fields, present, captions, captionPath, likely }: ItemRows,
): Fault[] {
  const path = captionPath?.join(".");
  const said = config.fields.filter(({ name }) => config.columns.has(name));
  if (said.length > 0)
    return said
      .filter(({ name }) => !present.has(name))
      .map(({ name }) => nowhere(file, name, config, likely));
  if (fields.size > 0) return [];
  if (captions === 0 || path === undefined)
    return likely === null || present.size > 0
      ? []
      : [
          {
            file,
            what: "no list of hashtags in any item",
            todo: `write ${pasted({ columns: { hashtags: likely } })} in study.json if they lie there`,
          },
        ];
  return [
    {
      file,
      what: `no list of hashtags in any item, but ${plural(captions, "caption")}`,
      todo: `to take the hashtags out of them, write ${pasted({ columns: { hashtags: { fromCaption: path } } })} in study.json`,
    },
  ];
}

function userNotices(
  file: string,
  { files }: Config,
  { users, userPath, nobody }: ItemRows,
): Notice[] {
  if (nobody > 0) {
    const what = `${plural(nobody, "item names", "items name")} nobody where "participantColumn" looks; left out`;
    return [{ file, what, shown: what }];
  }
  const path = userPath?.join(".");
  // A file that is a participant's by its name holds what others have posted.
  const isOwn = idOf(basename(file), files) !== null;
  if (users.size < 2 || path === undefined || isOwn) return [];
  const many = users.size >= 999 ? "hundreds of users" : plural(users.size, "user");
  const shown = `${many}, read as one participant`;
  return [
    {
      file,
      what: `${shown}: to make each of them one, write ${pasted({ participantColumn: path })} in study.json`,
      shown,
    },
  ];
}

function timeNotices(
  file: string,
  { zoneless, unreadable, ids, rows, byUser }: ItemRows,
): Notice[] {
  const said: string[] = [];
  if (zoneless > 0)
    said.push(
      `${plural(zoneless, "time names", "times name")} no zone; the day is taken as written`,
    );
  if (unreadable > 0) said.push(`${plural(unreadable, "item has", "items have")} no readable time`);
  if (ids === 0 && rows.length + byUser.size > 0)
    said.push("no ids: every item counts as a video of its own");
  return said.map((what) => ({ file, what, shown: what }));
}
