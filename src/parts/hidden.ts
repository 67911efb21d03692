/** What a part keeps to itself: where things lie on the machine that made it, and which videos are which. */
import { createHmac } from "node:crypto";
import { contentKey } from "../cache/documents.ts";
import type { Settled } from "../config/types.ts";
import { type Member, withVideoKeys } from "../report/member.ts";

/** Who has the same video can be told, and which it is cannot. */
export function withoutVideoIds(member: Member, key: string | null): Member {
  const hidden = (id: string): string =>
    createHmac("sha256", key ?? "tagscape")
      .update(`video ${id}`)
      .digest("base64")
      .slice(0, 22);
  return withVideoKeys(member, hidden);
}

/** The same for all parts of one key, which it does not tell. */
export function keyedBy(key: string): string {
  return createHmac("sha256", key).update("a part").digest("hex");
}

/** What a part may tell of the settings: it may lie elsewhere tomorrow, and names nobody whom the site does not. */
export function withoutPlaces(config: Settled): Settled {
  const { vectors } = config;
  return {
    ...config,
    dataDir: "",
    outDir: "",
    cacheDir: null,
    jobs: 1,
    participants: null,
    files: "",
    include: { hashtags: null, authors: null },
    vectors: vectors === null ? null : { ...vectors, file: "" },
    faults: [],
  };
}

/** Of all that decides a site, but for its rows. */
export function settingsKey(config: Settled): string {
  const { shard: _, ...own } = withoutPlaces(config);
  return contentKey(own);
}
