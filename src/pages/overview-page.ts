/** The first page of an aggregate: what of everyone together is told, and no row of anybody. */
import { isolated, listed } from "../format.ts";
import { sum } from "../numbers.ts";
import { aboutView } from "./about.ts";
import { citationLine } from "./citation.ts";
import type { Sources } from "./page-kind.ts";

export function overviewView({ study, config, versions }: Sources) {
  return {
    study,
    about: aboutView(config),
    cite: citationLine(config, versions),
    least: config.minParticipants,
    fields: study.cohort.map(({ label, tags, topics }) => ({
      label,
      tags: tags.length,
      topics: topics.length,
      used: sum(tags.map(({ count }) => count)),
    })),
    lens: listed(config.fields.map(({ label }) => `their ${isolated(label.toLowerCase())}`)),
  };
}
