/**
 * Places of a participant's page that the whole study decides. They are left open when a page is made, and
 * filled once all participants are known, by this build or by one that puts parts together.
 */

const OPEN = {
  nav: "<!--slot nav-->",
  compare: "<!--slot compare-->",
  notices: "<!--slot notices-->",
} as const;

/** What stands in them, as HTML. */
export interface Slots extends Readonly<Record<keyof typeof OPEN, string>> {
  readonly topic: (field: string, cluster: number) => string;
}

/** No text of the data looks like these: each `<` of it is escaped. */
export const OPEN_SLOTS: Slots = {
  ...OPEN,
  topic: (field, cluster) => `<!--slot topic ${field} ${cluster}-->`,
};

export function fillSlots(html: string, slots: Slots): string {
  return html.replace(
    /<!--slot (?:topic ([\w.-]+) (\d+)|(nav|compare|notices))-->/g,
    (_, field: string | undefined, cluster: string | undefined, name: keyof typeof OPEN) =>
      field === undefined ? slots[name] : slots.topic(field, Number(cluster)),
  );
}
