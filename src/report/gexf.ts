/** Networks of a site for Gephi: GEXF 1.3 by graphology-gexf. */
import { UndirectedGraph } from "graphology";
import { write } from "graphology-gexf";
import type { FieldReport } from "./field-report.ts";
import type { Network } from "./network.ts";
import type { ParticipantReport } from "./participant-report.ts";

/** @returns path → content, for each field that has a network */
export function makeNetworks({ id, fields }: ParticipantReport): Map<string, string> {
  return new Map(
    fields.flatMap((field) =>
      field.network === null
        ? []
        : [[`data/${id}.${field.name}.gexf`, gexf(field, field.network)] as const],
    ),
  );
}

/** The same bytes for the same field: no date, and keys of ours, since the library's own begin at random. */
function gexf({ label, tags, apart, clusters }: FieldReport, { edges }: Network): string {
  const names = new Map(clusters.map(({ id, name }) => [id, name]));
  const out = new Set(apart);
  const graph = new UndirectedGraph({ multi: false, allowSelfLoops: false });
  graph.setAttribute("creator", "Tagscape");
  graph.setAttribute("description", xmlText(label));
  for (const [i, { tag, words, count, videos, cluster, x, y }] of tags.entries()) {
    if (out.has(i)) continue;
    graph.addNode(`n${i}`, {
      label: xmlText(tag),
      words: xmlText(words),
      count,
      videos,
      ...(cluster === null ? {} : { cluster, cluster_name: xmlText(names.get(cluster) ?? "") }),
      ...(x === null || y === null ? {} : { x, y }),
    });
  }
  for (const {
    tags: [a, b],
    videos,
    ppmi,
  } of edges)
    graph.addEdgeWithKey(`e${a}-${b}`, `n${a}`, `n${b}`, { weight: videos, videos, ppmi });
  return `${write(graph, { version: "1.3" })}\n`;
}

/** What XML 1.0 has no way to write, escaped or not. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function xmlText(text: string): string {
  return text.replace(NO_XML, "\ufffd");
}
