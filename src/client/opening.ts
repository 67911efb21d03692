/** What a page's address asks for, made room for while the page is still being read. */
import { asksToEmbed } from "./embed.ts";
import { readHash } from "./hash.ts";

/** Nothing is to move once the script begins: the field asked for is the one that is painted first. */
export function makeRoom(root: HTMLElement, hash: string): void {
  const [sheet] = document.styleSheets;
  const insert = (rule: string): void => {
    sheet?.insertRule(`@media screen{${rule}}`, sheet.cssRules.length);
  };
  // Two who are compared take as much room as they have to say: what comes below is painted after them.
  if (/[#&][ab]=/.test(hash))
    insert(
      "html.js:not(.ready) :is(.versus~*,.cohort-field~.cohort-field,.cohort-field~.dl){visibility:hidden}",
    );
  const state = readHash(hash);
  const embedded = root.dataset["fields"] !== undefined && asksToEmbed(hash);
  if (embedded) root.classList.add("embed", "stage");
  root.classList.toggle("pinning", state !== null && state.tag !== null);
  // `#hashtags-3`, a cluster's table, lies in the field of that name.
  const field = state?.field ?? hash.slice(1).replace(/-\d+$/, "");
  if (!(root.dataset["fields"] ?? "").split(" ").includes(field)) return;
  const reading = `html.js:not(.ready) .field ~`;
  const rules = [`${reading} .field,html.js:not(.ready) .field{display:none}`];
  rules.push(`html.js:not(.ready) #${field}.field{display:${embedded ? "grid" : "block"}}`);
  for (const rule of rules) insert(rule);
}
