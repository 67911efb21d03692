/** Settings in messages, ready to be pasted into study.json. */

/** `{"columns": {"hashtags": "tags"}}` → `"columns": {"hashtags": "tags"}`. */
export function pasted(settings: Readonly<Record<string, unknown>>): string {
  return Object.entries(settings)
    .map(([key, value]) => `${JSON.stringify(key)}: ${spaced(value)}`)
    .join(", ");
}

function spaced(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = Object.entries(value).map(([key, own]) => `${JSON.stringify(key)}: ${spaced(own)}`);
  return `{${inner.join(", ")}}`;
}
