// Writes rows the way pandas' `to_csv` does, Python lists as their `repr` included.

/** The columns of the real files, in their order; the first, unnamed one is the pandas index. */
const COLUMNS = [
  "",
  "video_id",
  "video_timestamp",
  "video_duration",
  "video_locationcreated",
  "suggested_words",
  "video_diggcount",
  "video_sharecount",
  "video_commentcount",
  "video_playcount",
  "video_description",
  "video_is_ad",
  "video_stickers",
  "author_username",
  "author_name",
  "author_followercount",
  "author_followingcount",
  "author_heartcount",
  "author_videocount",
  "author_diggcount",
  "author_verified",
  "hashtags",
] as const;

/** One row's cells by column; a column left out is an empty cell, as pandas writes a missing value. */
export type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

export function csv(rows: readonly Row[]): string {
  const lines = [COLUMNS.join(",")];
  for (const row of rows) {
    lines.push(COLUMNS.map((column) => csvCell(row[column] ?? "")).join(","));
  }
  return `${lines.join("\n")}\n`;
}

export function pythonFloat(value: number): string {
  return `${value}.0`; // integers below 1e16 only, which both languages write in full
}

export function pythonBoolean(value: boolean): string {
  return value ? "True" : "False";
}

export function pythonList(items: readonly string[]): string {
  return `[${items.map(pythonString).join(", ")}]`;
}

/** `repr`: double quotes only where the text has an apostrophe and no double quote. */
function pythonString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = "";
  for (const character of text) {
    if (character === "\\" || character === quote) body += `\\${character}`;
    else if (character === "\n") body += "\\n";
    else if (isFormatCharacter(character)) body += `\\u${hex4(character)}`;
    else body += character;
  }
  return quote + body + quote;
}

/** Python escapes what it does not count as printable, such as the joiner within some emoji. */
function isFormatCharacter(character: string): boolean {
  return /[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/.test(character);
}

function hex4(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, "0");
}

function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
