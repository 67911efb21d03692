/** Number signs of hashtags: one before a tag is no part of it, and a further one begins the next. */

/** Also the wide and the small one; on a keycap the sign is part of the picture. */
const SIGN = /[#\uff03\ufe5f](?!\ufe0f?\u20e3)/;
const LEADING = new RegExp(`^${SIGN.source}\\s*`);

/** @param tag cleaned */
export function withoutSign(tag: string): string {
  return tag.replace(LEADING, "");
}

/** @returns the tags that a cleaned item of hashtags holds, "" where nothing stands between two signs */
export function divided(tag: string): string[] {
  if (!SIGN.test(tag)) return [tag];
  return withoutSign(tag)
    .split(SIGN)
    .map((part) => part.trim());
}
