/** The command as a process: its exit codes, Ctrl-C, and what is left where it is killed. */
import { assertEquals, assertMatch } from "@std/assert";

import { finished, start } from "./command_process.ts";

const ROOT = new URL("../", import.meta.url);

/** What is typed, what the process ends with, and what one of its streams says. */
const CODES: readonly (readonly [typed: string, code: number, says: RegExp])[] = [
  [
    "run examples/homing_pigeon/adapter.ts --in-process --trace TRACE",
    0,
    /^Homing Pigeon: CONFORMANT to /,
  ],
  [
    "run examples/homing_pigeon_as_printed/adapter.ts --in-process --steps 300 --trace TRACE",
    1,
    /^Homing Pigeon as printed: NOT CONFORMANT to /,
  ],
  [
    "run examples/homing_pigeon/adapter.ts --rule app/anwer-when-connected",
    2,
    /did you mean app\/answer-when-connected\?\n$/,
  ],
  ["run examples/homing_pigeon/adapter.ts --sed 7", 64, /did you mean --seed\?\n$/],
  ["run README.md", 3, /^Cannot run README\.md: .* identified a Markdown module\./],
  ["smoke examples/homing_pigeon/adapter.ts", 0, /^Homing Pigeon: ALIVE: /],
  ["run README.md --in-process", 3, /^Cannot open README\.md: loading it threw /],
  ["run examples --in-process", 64, /^Cannot read examples: it is a folder; name a file\n$/],
  ["verify examples", 64, /^Cannot read examples: it is a folder; name a file\n$/],
  [
    "merge README.md",
    64,
    /^Cannot read README\.md: what should be a folder is a file; name another\n$/,
  ],
  [
    "run examples/homing_pigeon/adapter.ts --in-process --steps 1 --trace examples",
    64,
    /^Cannot write examples: it is a folder; name a file\n$/,
  ],
];

for (const [typed, code, says] of CODES) {
  Deno.test(`callspec ${typed.replace(" --trace TRACE", "")} ends with ${code}`, async () => {
    const folder = await Deno.makeTempDir();
    const words = typed.split(" ").map((word) => word === "TRACE" ? `${folder}/out.ndjson` : word);
    const { code: ended, out, err } = await finished(start(...words));
    await Deno.remove(folder, { recursive: true });
    assertEquals(ended, code, err);
    assertMatch(out === "" ? err : out, says);
  });
}

Deno.test("callspec asks a program that speaks the wire for signs of life", async () => {
  const folder = await Deno.makeTempDir();
  const urlOf = (path: string) => JSON.stringify(new URL(path, ROOT).href);
  await Deno.writeTextFile(
    `${folder}/main.ts`,
    `import * as given from ${urlOf("examples/homing_pigeon/adapter.ts")};\n` +
      `import { serveModule } from ${urlOf("wire/serve_stdio.ts")};\n` +
      "await serveModule(given);\n",
  );
  const program = [Deno.execPath(), "run", "-q", "--no-check", "--no-config", `${folder}/main.ts`];
  const { code, out, err } = await finished(start("smoke", "--", ...program));
  await Deno.remove(folder, { recursive: true });
  assertEquals(code, 0, err);
  assertMatch(out, /^Homing Pigeon: ALIVE: /);
});

/** A run that would take minutes, with a file that its findings go to. */
async function longRun() {
  const folder = await Deno.makeTempDir();
  const trace = `${folder}/out.ndjson`;
  const child = start(
    "run",
    "examples/homing_pigeon_as_printed/adapter.ts",
    "--steps",
    "100000000",
    "--trace",
    trace,
  );
  await untilFound(child, folder, trace);
  return { child, folder, trace };
}

/** Waits until a finding is on the disk: the folder tells when something is written in it. */
async function untilFound(child: Deno.ChildProcess, folder: string, trace: string): Promise<void> {
  const watcher = Deno.watchFs(folder);
  // A process that ends by itself writes nothing more.
  const ended = child.status.then(() => watcher.close());
  for await (const _event of watcher) {
    const text = await Deno.readTextFile(trace).catch(() => "");
    if (text.includes(`"isShrunk":true`)) return;
  }
  await ended;
}

Deno.test("callspec prints what is known by then where SIGINT comes, and ends with 130", async () => {
  const { child, folder } = await longRun();
  child.kill("SIGINT");
  const { code, out, err } = await finished(child);
  await Deno.remove(folder, { recursive: true });
  assertEquals(code, 130, err);
  assertMatch(out, /^Homing Pigeon as printed: NOT CONFORMANT to .*; the run was interrupted\n/);
  assertMatch(err, /^\nInterrupted: what is known so far comes now/m);
});

Deno.test("callspec leaves every finding on the disk where it is killed", async () => {
  const { child, folder, trace } = await longRun();
  child.kill("SIGKILL");
  const { signal, out } = await finished(child);
  const lines = (await Deno.readTextFile(trace)).split("\n").filter((line) => line.endsWith("}"));
  await Deno.remove(folder, { recursive: true });
  const found = lines.map((line) => JSON.parse(line)).filter(({ isShrunk }) => isShrunk);
  assertEquals([signal, out, found.length > 0], ["SIGKILL", "", true]);
  assertMatch(found[0].token, /^cs1\.[\w-]+$/);
});

/** What is typed in a shell, and what is offered behind it. */
const OFFERED: readonly (readonly [typed: string, offered: string])[] = [
  ["callspec re", "replay"],
  ["callspec list ''", "rules profiles faults capabilities"],
  ["callspec run --pro", "--profile"],
  ["callspec run --profile ap", "apple"],
  ["callspec explain app/answer-w", "app/answer-when-connected"],
  ["callspec replay cli/main", "cli/main.ts"],
];

Deno.test("completions bash complete commands, options, their values, rules and files", async () => {
  const { out: script } = await finished(start("completions", "bash"));
  const tries = OFFERED.map(([typed]) =>
    `COMP_WORDS=(${typed}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _callspec; echo "\${COMPREPLY[*]}"`
  );
  const { stdout } = await new Deno.Command("bash", {
    args: ["-c", [script, ...tries].join("\n")],
    cwd: ROOT,
  }).output();
  const offered = new TextDecoder().decode(stdout).trimEnd().split("\n");
  assertEquals(offered, OFFERED.map(([, words]) => words));
});
