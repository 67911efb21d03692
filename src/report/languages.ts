/** Fields of which the built-in encoder, which knows English, cannot read much; and the way that is open then. */
import { plural } from "../format.ts";
import type { FieldRow } from "./participant-row.ts";

const WAY = "vectors of another model can place them: docs/other-languages.md of Tagscape says how";
/** Ready to be pasted. */
const SETTING =
  '"vectors": {"file": "vectors.csv", "name": "paraphrase-multilingual-MiniLM-L12-v2"}';

type Read = Pick<FieldRow, "settings" | "unread" | "tags" | "apart">;

/** Whether the encoder cannot read a third of the tags that it is given, or more. */
function isForeign({ settings, unread, tags, apart }: Read): boolean {
  return settings.vectors === undefined && unread > 0 && 3 * unread >= tags - apart;
}

/** A sentence for the field's page, or null. */
export function languageWords(field: Read): string | null {
  if (!isForeign(field)) return null;
  return `Of ${plural(field.tags - field.apart, "tag")} the encoder, which knows English, cannot read ${field.unread}; ${WAY}.`;
}

/** @param isSaid to the study's owner, who may set it; a page names no file */
export function languageNotices(
  participants: readonly { readonly fields: readonly Read[] }[],
  isSaid: boolean,
): string[] {
  const foreign = participants.flatMap(({ fields }) => fields.filter(isForeign)).length;
  if (foreign === 0) return [];
  const what = `a third or more of the tags of ${plural(foreign, "field")} cannot be read by the encoder, which knows English; ${WAY}`;
  return [isSaid ? `${what}, with ${SETTING} in study.json` : what];
}
