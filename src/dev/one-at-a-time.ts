/** Work that is asked for again and again is done once at a time, and once more for all that was asked meanwhile. */

/** @returns asks for the work; what it throws is handed to `failed` */
export function oneAtATime(
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): () => void {
  let isRunning = false;
  let isAsked = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isAsked) {
      isAsked = false;
      await work();
    }
  };
  return () => {
    isAsked = true;
    if (isRunning) return;
    run()
      .catch(failed)
      .finally(() => {
        isRunning = false;
      });
  };
}
