/** A field's tags and which of them stand on videos together, for programs that draw networks. */
import { contextsOf, type Gathered } from "../analyse/gathered.ts";
import { bondsOf } from "../kernels/cooccurrence.ts";
import { type Beside, besideOf } from "./beside.ts";

interface Edge extends Beside {
  /**
   * Positive pointwise mutual information, 0 or more, in natural units: as the context of a map has it,
   * the mean of both directions.
   */
  readonly ppmi: number;
}

export interface Network {
  /** In the order of their tags; those of reach have none. */
  readonly edges: readonly Edge[];
}

type Field = Omit<Gathered, "words"> & { readonly tags: readonly unknown[] };

/** @param from fewer videos than that make no edge */
export function networkOf(field: Field, from: number): Network {
  const { start, column, value } = bondsOf(contextsOf(field), field.tags.length);
  const bondOf = (i: number, j: number): number => {
    for (let at = start[i]!; at < start[i + 1]!; at++) if (column[at] === j) return value[at]!;
    return 0;
  };
  return {
    edges: besideOf(field, from).map(({ tags, videos }) => {
      const [a, b] = tags;
      return { tags, videos, ppmi: thousandths((bondOf(a, b) + bondOf(b, a)) / 2) };
    }),
  };
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
