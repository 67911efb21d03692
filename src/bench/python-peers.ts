/** The peers that Pythons have: each Python a process that is asked for one run at a time. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { inertias } from "../kernels/centroids.ts";
import type { Matrix } from "../kernels/matrix.ts";
import { sum } from "../numbers.ts";
import type { Peer, Timed } from "./peers.ts";

/** Those named, then Debian's own, which is not always the first on the path. */
const PYTHONS = [
  ...(process.env.TAGSCAPE_PYTHON?.split(delimiter) ?? []),
  "python3",
  "/usr/bin/python3",
  "python",
];

/** Threads that wait sleep: beside other work, OpenMP's spinning ones cost scikit-learn twenty times. */
const ENV = { OMP_WAIT_POLICY: "passive", ...process.env };

export interface PythonPeers {
  readonly peers: readonly Peer[];
  readonly close: () => void;
}

/** @param folder for vectors and places while they are handed over */
export async function findPythonPeers(folder: string): Promise<PythonPeers> {
  const peers = new Map<string, Peer>();
  const children: ChildProcess[] = [];
  for (const python of new Set(PYTHONS)) {
    const started = await startPython(python);
    if (started === null) continue;
    children.push(started.child);
    for (const [engine, release] of Object.entries(started.found)) {
      const name = `${engine} ${release}`;
      if (!peers.has(name)) peers.set(name, peerOf(name, engine, started.ask, folder));
    }
  }
  const close = (): void => {
    for (const child of children) child.stdin?.end();
  };
  // The hardest on time first.
  return { peers: [...peers.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)), close };
}

type Ask = (job: object) => Promise<Timed & { readonly labels?: readonly number[] }>;

interface Started {
  readonly child: ChildProcess;
  readonly found: Readonly<Record<string, string>>;
  readonly ask: Ask;
}

/** @returns null where there is no such Python, or none with numpy */
async function startPython(python: string): Promise<Started | null> {
  const script = fileURLToPath(new URL("./python_peers.py", import.meta.url));
  const child = spawn(python, [script], { env: ENV, stdio: ["pipe", "pipe", "ignore"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const absent = new Promise<null>((resolve) => child.once("error", () => resolve(null)));
  const first = await Promise.race([absent, lines.next()]);
  if (first === null || first.done === true) return null;
  const ask: Ask = async (job) => {
    child.stdin.write(`${JSON.stringify(job)}\n`);
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`${python} ended at ${JSON.stringify(job)}`);
    return JSON.parse(value) as Awaited<ReturnType<Ask>>;
  };
  return { child, found: JSON.parse(first.value) as Started["found"], ask };
}

function peerOf(name: string, engine: string, ask: Ask, folder: string): Peer {
  const vectors = join(folder, "vectors.f32");
  const places = join(folder, "places.f64");
  const handOver = ({ data, rows }: Matrix): { engine: string; vectors: string; n: number } => {
    writeFileSync(vectors, Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    return { engine, vectors, n: rows };
  };
  return {
    name,
    tsne: async (matrix, seed) => {
      const timed = await ask({ job: "t-SNE", ...handOver(matrix), seed, places });
      return { ...timed, places: readPlaces(places) };
    },
    kMeans:
      engine === "scikit-learn"
        ? async (matrix, k, seed) => {
            const { labels = [], ...timed } = await ask({
              job: "k-means",
              ...handOver(matrix),
              seed,
              k,
            });
            const weights = new Float64Array(matrix.rows).fill(1);
            return {
              ...timed,
              inertia: sum(inertias(matrix, weights, Int32Array.from(labels), k)),
            };
          }
        : null,
  };
}

function readPlaces(file: string): Float64Array {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return new Float64Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
