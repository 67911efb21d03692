/** What a study's owner is asked before study.json is written; where nobody can be asked, the defaults. */
import type { Readable, Writable } from "node:stream";
import { cancel, intro, isCancel, multiselect, note, outro, select, text } from "@clack/prompts";
import { oneLine, quote } from "../error.ts";
import type { Found } from "./found.ts";

export interface Answers {
  readonly title: string;
  readonly participants: "pseudonyms" | "as-is";
  /** The column of users, where each becomes a participant. */
  readonly participantColumn: string | null;
  /** The columns to map; null for those that are mapped where nothing is said. */
  readonly fields: readonly string[] | null;
}

/** Where questions are put, and where answers come from. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

const DEFAULT_TITLE = "Tags on TikTok";

export function defaults({ users }: Found): Answers {
  return {
    title: DEFAULT_TITLE,
    participants: "pseudonyms",
    participantColumn: users,
    fields: null,
  };
}

/** @returns null where its user gave up */
export async function ask(
  found: Found,
  at: Terminal = { input: process.stdin, output: process.stdout },
): Promise<Answers | null> {
  intro("A study for Tagscape", at);
  note(found.lines.map(oneLine).join("\n"), "Found", at);
  try {
    const title = await answered(
      text({
        ...at,
        message: "What is the study called?",
        placeholder: DEFAULT_TITLE,
        defaultValue: DEFAULT_TITLE,
        validate: (value = "") => (value.length > 200 ? "At most 200 characters" : undefined),
      }),
    );
    const participants = await answered(
      select<Answers["participants"]>({
        ...at,
        message: "What do pages call participants?",
        options: [
          { value: "pseudonyms", label: "by codes", hint: "made with a key that stays here" },
          { value: "as-is", label: "as the files do", hint: "whoever sees the site sees them" },
        ],
      }),
    );
    const last = await (found.users === null ? askFields(found, at) : askUsers(found.users, at));
    outro("That is all.", at);
    return { title: title.trim() === "" ? DEFAULT_TITLE : title, participants, ...last };
  } catch (error) {
    if (!(error instanceof GivenUp)) throw error;
    cancel("Nothing was written.", at);
    return null;
  }
}

type Last = Pick<Answers, "participantColumn" | "fields">;

async function askUsers(users: string, at: Terminal): Promise<Last> {
  const participantColumn = await answered(
    select<string | null>({
      ...at,
      message: "Who is a participant?",
      options: [
        { value: users, label: `each value of the column ${quote(users)}` },
        { value: null, label: "each file" },
      ],
    }),
  );
  return { participantColumn, fields: null };
}

async function askFields({ fields, lists }: Found, at: Terminal): Promise<Last> {
  const chosen = await answered(
    multiselect({
      ...at,
      message: "Which columns are mapped?",
      options: [...fields, ...lists].map((value) => ({ value, label: oneLine(value) })),
      initialValues: [...fields],
      required: true,
    }),
  );
  const isSame = chosen.length === fields.length && fields.every((name) => chosen.includes(name));
  return { participantColumn: null, fields: isSame ? null : chosen };
}

class GivenUp extends Error {}

async function answered<T>(question: Promise<T>): Promise<Exclude<T, symbol>> {
  const answer = await question;
  if (isCancel(answer)) throw new GivenUp();
  return answer as Exclude<T, symbol>;
}
