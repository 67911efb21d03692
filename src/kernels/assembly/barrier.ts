/** Where the threads of a team meet: a spinning barrier, which waits in earnest if it must. */

const SPINS: i32 = 20_000;

/** @param barrier two i32: how many have come, and the generation */
export function meet(barrier: usize, threads: i32): void {
  if (threads == 1) return;
  const generation = atomic.load<i32>(barrier, 4);
  if (atomic.add<i32>(barrier, 1) == threads - 1) {
    atomic.store<i32>(barrier, 0);
    atomic.add<i32>(barrier, 1, 4);
    atomic.notify(barrier + 4, -1);
    return;
  }
  for (let spin = 0; spin < SPINS; spin++) if (atomic.load<i32>(barrier, 4) != generation) return;
  while (atomic.load<i32>(barrier, 4) == generation) atomic.wait<i32>(barrier + 4, generation, -1);
}
