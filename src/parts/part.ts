/**
 * A part of a study, in a folder: what a shard has made of its participants, and what all of them together
 * are to be told of these. It holds which tags stand on which videos, so it is as private as the data.
 */
import type { Settled } from "../config/types.ts";
import type { Gathered, Member } from "../report/member.ts";
import type { Shard } from "./shard.ts";

/** File of the header, by which a folder is known as a part. */
export const PART_FILE = "part.v8";
export const VECTORS_FILE = "vectors.f32";

/** A participant of a part. */
interface PartMember extends Member {
  /** Among all participants of the study. */
  readonly place: number;
  /** sha256 of the unit's file; null where nobody is shown alone. */
  readonly unit: string | null;
}

/** What must be the same in all parts, each under the words that name it. */
export interface Sameness {
  readonly release: string;
  readonly settings: string;
  /** The participants and all their rows. */
  readonly study: string;
  readonly backend: string;
}

export interface PartHeader extends Omit<Gathered, "config" | "members"> {
  readonly shard: Shard;
  readonly same: Sameness;
  readonly config: Settled;
  /** What runs the encoder, as a manifest names it. */
  readonly backend: string;
  /** Names the vectors' source in caches. */
  readonly source: string;
  /** Whose vectors came with the study; null where they are the encoder's. */
  readonly model: { readonly name: string; readonly dimensions: number } | null;
  readonly members: readonly PartMember[];
  /** A row each of the vectors' file. */
  readonly texts: readonly string[];
  readonly cols: number;
  /** sha256 of the vectors' file. */
  readonly vectors: string;
  /** Who has withdrawn and is not in it, as the study's list has them. */
  readonly withdrawn: readonly string[];
  /** Tells by which key its codes were made, and not the key; null where ids stand. */
  readonly keyed: string | null;
}
