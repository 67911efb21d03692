/** The cohort's page: what differs between participants, field by field. */
import { typedName } from "../chart/cohort-code.ts";
import { isCrowd, MOST_COLUMNS, shadeOf } from "../chart/cohort-shades.ts";
import { clusterLook } from "../chart/symbols.ts";
import { shortened } from "../chart/text-width.ts";
import { fixed, inWords, isolated, percent } from "../format.ts";
import { FEWEST_VIDEOS } from "../cohort/diversity.ts";
import { POOL } from "../cohort/aggregate.ts";
import { GROUP } from "../cohort/field-figures.ts";
import { type RowCounts, rowCounts } from "../privacy/row-counts.ts";
import { compareAddress } from "../report/compare-address.ts";
import type { CohortField, CohortRow } from "../report/cohort-report.ts";
import { COHORT_COLUMNS } from "../report/cohort-downloads.ts";
import { titleOf } from "../report/cluster-title.ts";
import { compared, type Contrast, contrasts, hasEnough, subjects } from "./cohort-lede.ts";
import { OF_GROUPS, OF_PARTICIPANTS } from "./cohort-words.ts";
import { cohortData } from "./cohort-data.ts";
import { inlineJson } from "./inline-data.ts";
import type { Sources } from "./page-kind.ts";

/** Of each participant so many tags; of a crowd fewer. */
const DISTINCTIVE = { tags: 10, fewer: 3 } as const;
/** Longer lists of pairs are in the data file. */
const MOST_PAIRS = 60;

export function cohortView({ study, chartsOf, config }: Sources) {
  const counts = rowCounts(config);
  const ids = new Set(study.participants.map(({ id }) => id));
  return {
    study,
    people: inWords(study.people),
    least: config.minParticipants,
    isAggregate: study.everyone !== null,
    words: study.everyone === null ? OF_PARTICIPANTS : OF_GROUPS,
    isCrowd: study.cohort.some(isCrowd),
    fields: study.cohort.map((field) => ({
      ...fieldPart(field, ids, counts),
      charts: chartsOf(field.name),
      data: inlineJson(cohortData(field)),
    })),
  };
}

function fieldPart(field: CohortField, ids: ReadonlySet<string>, counts: RowCounts) {
  const { name, label, topics, rows, order, participants, likeness, rarefiedTo, untold } = field;
  const isTold = (topic: number): boolean => rows.every(({ shares }) => shares[topic] !== null);
  const shown = order.topics.flatMap((t) => topics[t] ?? []);
  const sorted = [...order.participants.flatMap((i) => rows[i] ?? []), ...rows.slice(participants)];
  const most = Math.max(0, ...rows.flatMap(({ shares }) => shares.map((own) => own?.share ?? 0)));
  const nameOf = (topic: number): string => {
    const own = topics[topic - 1];
    return own === undefined ? "" : shortened(titleOf(own).head, 40);
  };
  const pairs = pairsOf(field);
  const each = isCrowd(field) ? DISTINCTIVE.fewer : DISTINCTIVE.tags;
  const viewed = sorted.map((row) => rowView(field, row, { ids, counts, most, each, shown }));
  return {
    name,
    label,
    noun: isolated(label.toLowerCase()),
    untold,
    untoldGroups: field.untoldGroups ?? 0,
    untoldTopics: topics.filter((_, t) => !isTold(t)).length,
    rarefiedTo,
    pairs,
    compared: comparedWords(field),
    isCompared: compared(subjects(field)).length > 0,
    isWide: rows.length > MOST_COLUMNS,
    contrasts: contrasts(field).map((own) => ({
      ...own,
      id: rowHead(own, ids).called,
      name: namesOf(topics[own.topic - 1]),
      next: own.next === null ? null : nextOf(own.next, ids),
      share: percent(own.share),
      low: percent(own.low),
      high: percent(own.high),
    })),
    topics: shown.map((topic) => ({
      id: topic.id,
      look: clusterLook(topic.id, topic.verdict === "mixed"),
      name: nameOf(topic.id),
      rest: titleOf(topic)
        .rest.map((word) => isolated(shortened(word, 40)))
        .join(", "),
    })),
    rows: viewed,
    choices: viewed.filter(({ id }) => id !== POOL),
    likeness: likeness
      .toSorted((a, b) => a.divergence - b.divergence)
      .slice(0, MOST_PAIRS)
      .map(({ pair: [a, b], divergence, low, high, floor }) => ({
        a: rows[a]?.id ?? "",
        b: rows[b]?.id ?? "",
        compare: compareAddress(rows[a]?.id ?? "", rows[b]?.id ?? ""),
        divergence: fixed(divergence, 2),
        interval: `${fixed(low, 2)} to ${fixed(high, 2)}`,
        floor: fixed(floor, 2),
        told: divergence > floor ? "told apart" : "not told apart",
      })),
    pairsLeft: Math.max(0, likeness.length - MOST_PAIRS),
    files: Object.keys(COHORT_COLUMNS).map((table) => ({
      table,
      href: `data/cohort.${name}.${table}.csv`,
    })),
  };
}

interface RowAround {
  readonly ids: ReadonlySet<string>;
  readonly counts: RowCounts;
  /** The largest share of all. */
  readonly most: number;
  /** Distinctive tags that are shown. */
  readonly each: number;
  /** In their order. */
  readonly shown: CohortField["topics"];
}

function rowView(
  { topics, rarefiedTo }: CohortField,
  row: CohortRow,
  { ids, counts, most, each, shown }: RowAround,
) {
  return {
    ...rowHead(row, ids),
    occurrences: row.occurrences,
    shares: shown.map(({ id }) => {
      if (row.occurrences === 0) return { text: "–", interval: "", shade: 0 };
      const own = row.shares[id - 1] ?? null;
      if (own === null) return { text: "–", interval: "not told", shade: 0 };
      const { share, low, high } = own;
      return { text: percent(share), interval: interval(low, high), shade: shadeOf(share, most) };
    }),
    diversity: diversityOf(row, rarefiedTo, counts),
    spread: spreadOf(row, rarefiedTo),
    compare: row.occurrences === 0 ? null : rowHead(row, ids).compare,
    distinctive: clearest(row)
      .slice(0, each)
      .map((own) => ({
        ...own,
        shown: shortened(own.tag, 40),
        look: clusterLook(own.topic, topics[own.topic - 1]?.verdict === "mixed"),
        odds: fixed(own.logOdds, 2),
        interval: `${fixed(own.low, 2)} to ${fixed(own.high, 2)}`,
      })),
  };
}

/** Those whose interval does not reach 0, the surest first. */
function clearest({ distinctive }: CohortRow): CohortRow["distinctive"] {
  return distinctive.filter(({ low }) => low > 0).toSorted((a, b) => b.low - a.low);
}

/** Up to three tags that tell of a topic. */
function namesOf(topic: CohortField["topics"][number] | undefined): string {
  if (topic === undefined) return "";
  const { head, rest } = titleOf(topic);
  return [head, ...rest].map((name) => shortened(name, 40)).join(", ");
}

function nextOf(next: NonNullable<Contrast["next"]>, ids: ReadonlySet<string>) {
  const { share, low, high } = next;
  return {
    id: rowHead(next, ids).called,
    share: percent(share),
    low: percent(low),
    high: percent(high),
  };
}

/** Of those with videos enough: the others could not be told apart from anybody. */
function pairsOf({ likeness, rows, participants }: CohortField) {
  const isEnough = (at: number): boolean => rows[at] !== undefined && hasEnough(rows[at]);
  const all = likeness.filter(({ pair }) => pair.every(isEnough));
  const apart = all.filter(({ divergence, floor }) => divergence > floor).length;
  const isEverybody = rows.slice(0, participants).every((row) => hasEnough(row));
  const who = isEverybody ? "" : ` with at least ${FEWEST_VIDEOS} videos each`;
  return { all: all.length, apart, who };
}

/** Among whom topics are compared in words: nothing where it is everybody. */
function comparedWords(field: CohortField): string {
  const people = subjects(field);
  const own = compared(people);
  if (own.length === people.length) return "";
  return `, among the ${inWords(own.length)} with at least ${FEWEST_VIDEOS} videos`;
}

/** What a row is called, and where it leads: groups have no page. */
function rowHead({ id }: Pick<CohortRow, "id">, ids: ReadonlySet<string>) {
  const isGroup = id.startsWith(GROUP);
  if (id === POOL) return { id, called: "Everyone", kind: "", href: null, compare: null };
  return {
    id,
    called: isGroup ? id.slice(GROUP.length) : id,
    typed: typedName(id),
    kind: isGroup ? "group" : "participant",
    href: ids.has(id) ? `${id}.html` : null,
    compare: compareAddress(id),
  };
}

function diversityOf(
  { diversity, videos }: CohortRow,
  rarefiedTo: number | null,
  counts: RowCounts,
) {
  const figures = diversity
    .filter((own) => own.rarefiedTo === rarefiedTo)
    .map(
      ({ effective, low, high }) =>
        `${fixed(effective, 1)} (${fixed(low, 1)} to ${fixed(high, 1)})`,
    );
  return figures.length === 0 ? [`too few: ${counts.words(videos, "video")}`, ""] : figures;
}

/** The figure of order 1, in short; nothing of too few videos. */
function spreadOf({ diversity }: CohortRow, rarefiedTo: number | null) {
  const own = diversity.find((one) => one.order === 1 && one.rarefiedTo === rarefiedTo);
  return own === undefined || own.effective === 0
    ? { text: "–", interval: "" }
    : {
        text: fixed(own.effective, 1),
        interval: `${fixed(own.low, 1)} to ${fixed(own.high, 1)}`,
      };
}

function interval(low: number, high: number): string {
  return `${fixed(100 * low, low < 0.0995 ? 1 : 0)} to ${fixed(100 * high, high < 0.0995 ? 1 : 0)}`;
}
