/** How dark a cell of the heat map is; also read in the browser and by templates. */

/** Steps from nothing to the largest share. */
const SHADES = 9;
/** Up to so many participants and groups stand side by side; more are the rows of a table. */
export const MOST_COLUMNS = 10;
/** Of more a page has one table, and no list of each. */
const CROWD = 30;

export function isCrowd({ rows }: { readonly rows: readonly unknown[] }): boolean {
  return rows.length > CROWD;
}

/** By the root, so that small shares are told apart. @returns 0 to 9 */
export function shadeOf(share: number, most: number): number {
  return share <= 0 || most <= 0 ? 0 : Math.max(1, Math.round(SHADES * Math.sqrt(share / most)));
}
