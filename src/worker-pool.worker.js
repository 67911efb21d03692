/**
 * A worker of the pool. Plain JavaScript, which Node 20 can start; tsx then lets it import the module
 * that holds the work.
 */

// Ctrl-C reaches the whole group: the parent decides, and takes its workers along.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());

const [module, exportName] = process.argv.slice(2);
// In the package it is JavaScript already.
if (module.endsWith(".ts")) (await import("tsx/esm/api")).register();
const { [exportName]: work } = await import(module);

process.on("message", async (task) => {
  try {
    process.send({ result: await work(task) });
  } catch (error) {
    const { message, stack, faults } = error instanceof Error ? error : new Error(String(error));
    process.send({ error: { message, stack, faults } });
  }
});
