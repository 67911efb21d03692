/** What is peculiar to a tool's table, as data; and the names under which tables have what we look for. */
import type { FormatName } from "./format.ts";

export interface TableShape {
  readonly name: FormatName;
  readonly called: string;
  readonly method: string;
  /** Those of the default fields that its files have. */
  readonly fields: readonly string[];
  /** Columns that tell the tool: all of these, or all of the next set. */
  readonly signatures: readonly (readonly string[])[];
  /** Names that come before those known of any table, by what the columns hold. */
  readonly names?: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Whether its times are those of UTC though they do not say so. */
  readonly utc?: boolean;
}

export type Role =
  "hashtags" | "suggested_words" | "video_id" | "video_timestamp" | "caption" | "participant";

/** The likeliest first. */
export const KNOWN_NAMES: Readonly<Record<Role, readonly string[]>> = {
  hashtags: [
    "hashtags",
    "hashtag_names",
    "challenges",
    "challenges_titles",
    "hashtag_info_list",
    "hashtag",
    "hashtag_list",
    "hashtags_list",
    "video_hashtags",
    "tags",
  ],
  suggested_words: ["suggested_words"],
  // Of an address its id is taken.
  video_id: [
    "video_id",
    "item_id",
    "aweme_id",
    "vid_id",
    "post_id",
    "id",
    "webVideoUrl",
    "tiktok_url",
    "video_url",
    "video_link",
    "url",
    "link",
  ],
  video_timestamp: [
    "video_timestamp",
    "create_time",
    "createTimeISO",
    "unix_timestamp",
    "timestamp",
    "utc_time",
    "vid_postTime",
    "post_date",
    "created_at",
    "date",
  ],
  caption: ["video_description", "desc", "text", "caption", "body", "description"],
  participant: [
    "participant",
    "participant_id",
    "donor",
    "donor_id",
    "username",
    "user",
    "tiktok_handle",
    "author",
    "author_username",
    "author_unique_id",
    "authorMeta/name",
    "authorMeta.name",
    "author_name",
    "user_name",
    "handle",
    "creator",
    "account",
    "respondent",
    "respondent_id",
    "user_id",
  ],
};

/** A column of a list that was spread over columns, e.g. `hashtags/0/name` or `hashtag 1`. */
const SPREAD = /^(.+?)[/._[ ]?(\d+)\]?(?:[/._](hashtagName|hashtag_name|name|title))?$/;
const BY_NAME = ["hashtagName", "hashtag_name", "name", "title", undefined];

/** Indices of the columns over which a list is spread, in its order; none where it is not. */
export function spreadColumns(header: readonly string[], name: string): number[] {
  const found = header.flatMap((cell, at) => {
    const [, own, index, key] = SPREAD.exec(cell) ?? [];
    return own === name ? [{ at, index: Number(index), key }] : [];
  });
  const best = BY_NAME.find((key) => found.some((column) => column.key === key));
  return found
    .filter(({ key }) => key === best)
    .toSorted((a, b) => a.index - b.index)
    .map(({ at }) => at);
}
