/** What lies in a folder, as a study: what `init` tells of it, and asks about. */
import { basename } from "node:path";
import { readConfig } from "../config/config.ts";
import { quote, throwFaults } from "../error.ts";
import { integer, listed, plural } from "../format.ts";
import { likelyColumns } from "../read/columns-by-content.ts";
import { formatOf } from "../read/formats/formats.ts";
import { headOf } from "../read/formats/head.ts";
import { discover } from "../read/participant-files.ts";
import { readStudy, type Study } from "../read/study.ts";

export interface Found {
  /** For its owner, a line each. */
  readonly lines: readonly string[];
  /** Paths of the files. */
  readonly files: readonly string[];
  /** Fields of which a site can be made without a word. */
  readonly fields: readonly string[];
  /** Other columns that hold lists of texts. */
  readonly lists: readonly string[];
  /** The setting by which each user of a table becomes a participant; null where nothing looks like users. */
  readonly users: string | null;
}

/** So many columns are named: a table may have thousands. */
const MOST_NAMED = 12;

/** @throws InputError where no site can be made of the folder as it is, with what to do */
export async function lookInto(dataDir: string): Promise<Found> {
  const config = await readConfig({ data: dataDir });
  throwFaults(config.faults);
  const { files } = await discover(config);
  const study = await readStudy(config);
  const paths = files.map(({ file }) => file);
  const called = [...new Set(paths.map((file) => formatOf(file, config).called))];
  const [first = ""] = paths;
  const { table } = headOf(first);
  const header = table?.header.filter((name) => name !== "") ?? [];
  const fields = config.fields.map(({ name }) => name).filter((name) => !study.absent.has(name));
  const likely = table === null ? [] : likelyColumns(table.header, table.rows).lists;
  const users = usersIn(study);
  return {
    lines: [
      `${plural(paths.length, "file")} (${listed(called)}), ${plural(study.participants.length, "participant")}, ${plural(study.videos, "video")}`,
      ...(header.length === 0 ? [] : [`columns of ${quote(basename(first))}: ${named(header)}`]),
      ...(users === null ? [] : [`the column ${quote(users)} looks like users`]),
    ],
    files: paths,
    fields,
    lists: likely.filter((name) => !config.fields.some((field) => field.name === name)),
    users,
  };
}

function named(header: readonly string[]): string {
  const names = header.slice(0, MOST_NAMED).map((name) => quote(name));
  const more = header.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${integer(more)} more` : listed(names);
}

/** Every reader that meets users says so in a note, with the setting that makes participants of them. */
function usersIn({ notices }: Study): string | null {
  for (const { what } of notices) {
    const [, value] = /write "participantColumn": ("(?:[^"\\]|\\.)*")/.exec(what) ?? [];
    if (value !== undefined) return JSON.parse(value) as string;
  }
  return null;
}
