/** The settings and a counted field → what its analysis is asked. Beyond this none sees the settings. */
import { decidingOf } from "../config/deciding.ts";
import type { Part } from "../config/settings-row.ts";
import type { Settled, Method } from "../config/types.ts";
import { type OwnVectors, rowOfTag } from "../embed/own/own-vectors.ts";
import { isRead, UNREAD } from "../embed/words.ts";
import type { FieldWords } from "../prepare/read-words.ts";
import type { Questions } from "./analyse.ts";
import type { Gathered } from "./gathered.ts";

export interface Asked {
  /** The field's tags that are clustered and mapped, as indices into all of them: a row each of the analysis. */
  readonly mapped: readonly number[];
  /** Of each what its vector is of: what the encoder is given, or the tag itself. */
  readonly texts: readonly string[];
  /** Whether that has a vector of its own. */
  readonly read: readonly boolean[];
  readonly questions: Questions;
  /** Parts that the study wants. */
  readonly parts: readonly Part[];
}

/** Participants up to whom pages show the curve, where nobody says. */
const CURVE_UP_TO = 50;

/**
 * @param participants of the study
 * @param given says which vectors came with the study, in place of the encoder's
 */
export function askedOf(
  field: FieldWords & { readonly parts?: readonly Part[] },
  study: Settled,
  participants: number,
  given: Given | null = null,
): Asked {
  const { tags, config } = field;
  const { mapped, words, texts, read } = mappedOf(field, given);
  const own = gathered(field, mapped);
  // The same words may be of several tags, each with a vector of its own: an analysis is kept by these too.
  const of = given === null ? { words } : { words, texts };
  const curve = config.k === "auto" || (config.curve ?? participants <= CURVE_UP_TO);
  return {
    mapped,
    texts,
    read,
    questions: {
      clusters: {
        ...decidingOf("clusters", study, config),
        ...own,
        ...of,
        tags: mapped.map((i) => tags[i]).filter((tag) => tag !== undefined),
      },
      layout: {
        ...decidingOf("layout", study, config),
        // A map without context does not know on what videos a tag stands.
        ...(config.context === 0 ? { videos: [], reach: [] } : own),
        ...of,
      },
      curve: { ...decidingOf("curve", study, config), ...own, ...of },
    },
    parts: field.parts ?? (curve ? ["clusters", "layout", "curve"] : ["clusters", "layout"]),
  };
}

/** What is known of a field's rows before anything is asked; the words are those of each tag that is mapped. */
export function mappedOf(
  { tags, readings, config, reach }: Omit<FieldWords, "audit">,
  given: Given | null,
): Pick<Asked, "mapped" | "texts" | "read"> & { readonly words: readonly string[] } {
  const apart = new Set(config.reach === "apart" ? reach : []);
  const mapped = [...tags.keys()].filter((i) => !apart.has(i));
  const words = mapped.map((i) => readings[i]?.words ?? "");
  const names = mapped.map((i) => tags[i]?.tag ?? "");
  return { mapped, words, ...vectored(config.method, names, words, given) };
}

export type Vectored = Pick<Asked, "texts" | "read">;

/** Vectors that came with the study, as far as it must be known whose there are. */
export interface Given {
  /** Of the model. */
  readonly name: string;
  /** @param tags that are mapped */
  readonly among: (tags: readonly string[]) => Vectored;
}

export function givenOf(own: OwnVectors): Given {
  return { name: own.name, among: (tags) => among(own, tags) };
}

/** Of tags of a summary: those that `mappedOf` maps. */
export function vectoredTags(
  method: Method,
  tags: readonly { readonly tag: string; readonly reading: { readonly words: string } }[],
  given: Given | null,
): Vectored {
  const names = tags.map(({ tag }) => tag);
  const words = tags.map(({ reading }) => reading.words);
  return vectored(method, names, words, given);
}

/** @param words of each of the tags */
function vectored(
  method: Method,
  tags: readonly string[],
  words: readonly string[],
  given: Given | null,
): Vectored {
  return given === null ? readBy(method, words) : given.among(tags);
}

/** The notebook gave the encoder every tag. */
function readBy(method: Method, words: readonly string[]): Vectored {
  const read = words.map((text) => method === "notebook" || isRead(text));
  return { texts: words.map((text, i) => (read[i] === true ? text : UNREAD)), read };
}

function among(given: OwnVectors, tags: readonly string[]): Vectored {
  const read = tags.map((tag) => rowOfTag(given, tag) !== null);
  return { texts: tags.map((tag, i) => (read[i] === true ? tag : UNREAD)), read };
}

/** Videos and tags of reach by the rows of the analysis. */
function gathered(
  { videos, reach }: Pick<FieldWords, "videos" | "reach">,
  mapped: readonly number[],
): Omit<Gathered, "words"> {
  const rowOf = new Map(mapped.map((tag, row) => [tag, row]));
  const rows = (tags: readonly number[]): number[] => tags.flatMap((tag) => rowOf.get(tag) ?? []);
  return {
    videos: videos.map(rows).filter(({ length }) => length > 0),
    reach: rows(reach),
  };
}
