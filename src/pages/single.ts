/** One participant's page as one file that needs nothing beside it: its data are in it, and no link leads to another page. */

/** By the ending of a data file. */
const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  gexf: "application/xml",
};

/**
 * The links to data files as we write them, which no text of the data can look like: a quote in it is escaped.
 *
 * @param downloads path → content of its data files
 * @returns the page with its data in it
 */
export function withData(html: string, downloads: ReadonlyMap<string, string>): string {
  return html.replace(/ href="data\/([\w.-]+)" download/g, (_, name: string) => {
    const content = downloads.get(`data/${name}`);
    if (content === undefined) throw new Error(`no data/${name} for the page that links to it`);
    const type = TYPES[name.split(".").at(-1) ?? ""] ?? "text/plain";
    const code = Buffer.from(content).toString("base64");
    return ` href="data:${type};charset=utf-8;base64,${code}" download="${name}"`;
  });
}
