/** Where the vectors of a build come from: the file of the study, or else the encoder. */
import type { CacheFolder } from "../cache/folder.ts";
import type { Config } from "../config/types.ts";
import type { Progress } from "../progress.ts";
import { chooseEncoder } from "./choose-encoder.ts";
import { embedStudy, type StudyVectors } from "./embed-study.ts";
import { encoderId } from "./encoder-id.ts";
import { GIVEN, givenVectors, mustFit, type OwnVectors } from "./own/own-vectors.ts";
import type { VectorsFile } from "./own/vectors-file.ts";

export interface VectorSource {
  /** The backend that makes them, as a manifest names it, or that they came with the study. */
  readonly backend: string;
  /** Names them in the cache. */
  readonly id: string;
  /** Where what is made of them is kept. */
  readonly cache: CacheFolder | null;
  readonly given: OwnVectors | null;
  readonly embed: (texts: readonly string[]) => Promise<StudyVectors>;
}

/**
 * @param file of vectors that came with the study; with it no encoder is looked for
 * @param tags of the study
 * @throws InputError for a row of the file that is no vector
 */
export async function chooseVectors(
  file: VectorsFile | null,
  tags: Iterable<string>,
  config: Config,
  cache: CacheFolder | null,
  progress: Progress,
): Promise<VectorSource> {
  if (file !== null) {
    const given = file.read();
    mustFit(given, tags, config);
    const embed = async (): Promise<StudyVectors> => {
      progress.stage("embed");
      return givenVectors(given);
    };
    return { backend: GIVEN, id: `${GIVEN} ${file.hash}`, cache, given, embed };
  }
  const encoder = await chooseEncoder(config, cache, progress);
  return {
    backend: encoder.backend,
    id: encoderId(encoder.backend),
    cache: encoder.cache,
    given: null,
    embed: (texts) => embedStudy(texts, encoder, progress),
  };
}
