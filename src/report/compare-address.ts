/**
 * The page of all participants with one or two of them side by side. Without script it is that page.
 *
 * @param ids of participants, or of groups as their files name them
 */
export function compareAddress(...ids: readonly [a: string, b?: string]): string {
  const values = ids.map((id, i) => `${i === 0 ? "a" : "b"}=${encodeURIComponent(id ?? "")}`);
  return `cohort.html#${values.join("&")}`;
}
