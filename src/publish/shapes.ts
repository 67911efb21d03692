/** What the JSON of a site looks like, as far as the checks rely on it. */

export function isData(value: unknown): boolean {
  if (!isObject(value) || typeof value["id"] !== "string" || typeof value["videos"] !== "number")
    return false;
  const { fields } = value;
  return isObject(fields) && Object.values(fields).every(isField);
}

function isField(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { tags, audit } = value;
  const isTag = (tag: unknown): boolean =>
    isObject(tag) && typeof tag["tag"] === "string" && typeof tag["count"] === "number";
  return Array.isArray(tags) && tags.every(isTag) && (audit === undefined || isObject(audit));
}

export function isCohort(value: unknown): boolean {
  if (!isObject(value) || !isObject(value["fields"])) return false;
  return Object.values(value["fields"]).every((field) => {
    if (!isObject(field)) return false;
    const { tags, rows } = field;
    return (
      areObjects(tags) &&
      tags.every(({ tag, participants }) => typeof tag === "string" && isNumber(participants)) &&
      areObjects(rows) &&
      rows.every(({ id, videos }) => typeof id === "string" && isNumber(videos))
    );
  });
}

function areObjects(value: unknown): value is Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) && value.every(isObject);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
