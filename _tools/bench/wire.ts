/**
 * What it costs that a subject is in another process: `deno task bench:wire [runs]`. The same sequences
 * are played in this process and over the wire; what is added is the wire's. Of several runs each
 * figure is the least, since everything that disturbs a run makes it longer. What a machine takes to
 * hand a line to another process and back is measured beside it: nobody can be quicker than that.
 *
 * @module
 */
import { type Adapter, conform } from "../../conformance/mod.ts";
import pigeon from "../../examples/homing_pigeon/adapter.ts";
import { countTyped } from "../count_typed.ts";
import { connect, type Connected, sandboxed } from "../../wire/mod.ts";

/** How many sequences are played, and how long each is. */
const SEQUENCES = 500;
const LENGTH = 30;

/** How much the wire may add to them, in seconds. */
const GOAL_S = 2;

const RUNS = countTyped(Deno.args[0], { what: "the number of runs", otherwise: 3 });

/** What playing all sequences took. */
interface Measured {
  readonly seconds: number;
  readonly requests: number;
  readonly steps: number;
}

async function measured(adapter: Adapter, answered: () => number = () => 0): Promise<Measured> {
  const before = answered();
  const begun = performance.now();
  const { effort, verdicts, faults } = await conform(adapter, {
    steps: SEQUENCES * LENGTH,
    walkLength: LENGTH,
    corpus: false,
    scope: null,
  });
  const seconds = (performance.now() - begun) / 1_000;
  const broken = verdicts.filter(({ status }) => status === "failed").map(({ rule }) => rule.id);
  // Shrinking would be measured with it.
  if (broken.length + faults.length > 0) {
    throw new Error(`Cannot measure ${adapter.name}: ${[...broken, ...faults].join(", ")}`);
  }
  return { seconds, requests: answered() - before, steps: effort.steps };
}

async function overTheWire(open: () => Promise<Connected>): Promise<Measured> {
  const { adapter, answered, close } = await open();
  try {
    return await measured(adapter, answered);
  } finally {
    await close();
  }
}

const ROOT = new URL("../../", import.meta.url);
const pathOf = (path: string) => new URL(path, ROOT).pathname;
const environment = { PATH: Deno.env.get("PATH") ?? "", HOME: Deno.env.get("HOME") ?? "/" };
const patience = { environment, patienceMs: 60_000, firstPatienceMs: 60_000 };

/** The ways in which the app of the tutorial, or one like it, is put to the kit. */
const WAYS: readonly (readonly [name: string, measure: () => Promise<Measured>])[] = [
  ["in this process", () => measured(pigeon)],
  [
    "TypeScript in a sandbox",
    () => overTheWire(() => sandboxed(pathOf("examples/homing_pigeon/adapter.ts"), patience)),
  ],
  [
    "Python",
    () =>
      overTheWire(() =>
        connect(["python3", "-S", "-E", "-B", pathOf("examples/wire_python/adapter.py")], patience)
      ),
  ],
  ["C", () => overTheWire(async () => connect([await inC()], patience))],
];

const scratch = await Deno.makeTempDir();

/** The app in C, compiled. */
async function inC(): Promise<string> {
  const program = `${scratch}/adapter`;
  const args = ["-std=c11", "-O2", pathOf("examples/wire_c/adapter.c"), "-o", program];
  const { success, stderr } = await new Deno.Command("gcc", { args }).output();
  if (!success) throw new Error(`Cannot compile: ${new TextDecoder().decode(stderr)}`);
  return program;
}

const ECHO = "import sys\nfor line in sys.stdin:\n  sys.stdout.write(line)\n  sys.stdout.flush()\n";

/** How many lines are echoed, and how long each is: as the wire has them. */
const ECHOES = 10_000;
const LINE = new TextEncoder().encode(`${"x".repeat(200)}\n`);

/** What a line takes to a program that does nothing and back, in microseconds. */
async function echoUs(): Promise<number> {
  const folder = await Deno.makeTempDir();
  const [input, output] = [`${folder}/in`, `${folder}/out`];
  await new Deno.Command("mkfifo", { args: [input, output] }).output();
  const args = ["-c", `exec python3 -S -E -B -c '${ECHO}' < ${input} > ${output}`];
  const child = new Deno.Command("sh", { args }).spawn();
  const to = await Deno.open(input, { write: true });
  const from = await Deno.open(output, { read: true });
  const buffer = new Uint8Array(1_024);
  const begun = performance.now();
  for (let count = 0; count < ECHOES; count++) {
    to.writeSync(LINE);
    for (let read = 0; read < LINE.length;) read += from.readSync(buffer) ?? LINE.length;
  }
  const us = (performance.now() - begun) * 1_000 / ECHOES;
  to.close();
  from.close();
  await child.status;
  await Deno.remove(folder, { recursive: true });
  return us;
}

const best = new Map<string, Measured>();
let echo = Infinity;
for (let run = 0; run < RUNS; run++) {
  echo = Math.min(echo, await echoUs());
  for (const [name, measure] of WAYS) {
    const now = await measure();
    const known = best.get(name);
    if (!known || now.seconds < known.seconds) best.set(name, now);
  }
}

await Deno.remove(scratch, { recursive: true });

function say(what: string, ...figures: readonly string[]): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${what.padEnd(26)} ${figures.join("; ")}\n`));
}

say("an echo", `${echo.toFixed(0)} us there and back`);
const here = best.get(WAYS[0]?.[0] ?? "")?.seconds ?? NaN;
for (const [name, { seconds, requests, steps }] of best) {
  if (requests === 0) {
    say(name, `${seconds.toFixed(2)} s for ${steps} steps in ${SEQUENCES} sequences`);
    continue;
  }
  const added = seconds - here;
  const each = added * 1e6 / requests;
  say(
    name,
    `${seconds.toFixed(2)} s, ${(seconds / here).toFixed(1)} x`,
    `${added.toFixed(2)} s added, goal ${GOAL_S} s: ${added <= GOAL_S ? "met" : "SHORT"}`,
    `${requests} requests, ${each.toFixed(0)} us each, ${(each / echo).toFixed(1)} echoes`,
  );
}
