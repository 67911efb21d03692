/** Whose a file is by its name. */

/** The part of a file's name for which `{participant}` stands; null where the name does not fit. */
export function idOf(name: string, pattern: string): string | null {
  const [before = "", after = ""] = pattern.split("{participant}");
  const long = name.length > before.length + after.length;
  return long && name.startsWith(before) && name.endsWith(after)
    ? name.slice(before.length, name.length - after.length)
    : null;
}

/** Files of ours, and npm's beside a package of ours: nobody's, whatever `files` of study.json says. */
const OURS =
  /^(?:study(?:\.schema)?\.json|withdrawn\.json(?:\.new)?|manifest\.json|package(?:-lock)?\.json|\.tagscape-.*)$/i;
const DATA = /\.(?:csv|tsv|json|ndjson|jsonl|zip)$/i;

export function isOurs(name: string): boolean {
  return OURS.test(name);
}

/** Whether a file looks like data by its name. */
export function isData(name: string): boolean {
  return DATA.test(name) && !isOurs(name);
}
