/** Every command beside the build: its help, and what it says of a slip. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { command } from "./command.ts";
import { scratchFolder } from "./scratch.ts";

const COMMANDS = {
  cache: "cache",
  "check:site": "check-site",
  publish: "publish",
  serve: "serve",
  whois: "whois",
  withdraw: "withdraw",
} as const;

for (const [name, file] of Object.entries(COMMANDS)) {
  test(`npm run ${name} -- --help says what it does`, async () => {
    const { code, stdout, stderr } = await command(file, ["--help"]);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.ok(stdout.startsWith(`Usage: npm run ${name} -- `), stdout);
    const { scripts } = JSON.parse(
      readFileSync(new URL("../package.json", import.meta.url), "utf8"),
    ) as { scripts: Record<string, string> };
    assert.ok(scripts[name]?.endsWith(`src/commands/${file}.ts`));
  });

  test(`npm run ${name} refuses an unknown flag in one line`, async () => {
    const { code, stderr } = await command(file, ["--bogus"]);
    assert.equal(code, 2);
    assert.match(stderr, /^.*--bogus.*; see npm run .* -- --help\n$/);
  });
}

test("a flag that npm kept to itself is not passed over", async () => {
  const { code, stderr } = await command("publish", [], { env: { npm_config_data: "x" } });
  assert.equal(code, 2);
  assert.match(
    stderr,
    /^--data: npm kept this flag to itself; put -- before the flags: npm run publish -- --data/,
  );
});

test("whois answers from the key file, and only for a code that is in it", async () => {
  const keys = join(scratchFolder(), "keys.json");
  writeFileSync(keys, JSON.stringify({ key: "ab".repeat(32), codes: { "k7mq-4x2d": "26301" } }), {
    mode: 0o600,
  });
  const ask = (code: string): ReturnType<typeof command> =>
    command("whois", [code], { env: { TAGSCAPE_KEY_FILE: keys, TAGSCAPE_KEY: "" } });
  assert.deepEqual(await ask("K7MQ-4X2D"), { code: 0, stdout: "26301\n", stderr: "" });
  for (const code of ["0000-0000", "toString"]) {
    const { code: status, stderr } = await ask(code);
    assert.equal(status, 2);
    assert.match(stderr, /nobody bears the code/);
  }
});
