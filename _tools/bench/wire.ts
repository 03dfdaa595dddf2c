/**
 * What it costs that a subject is in another process: `deno task bench:wire`. The same walks in
 * process and over two pipes, turn by turn, so that a busy machine is busy for both.
 *
 * @module
 */
import { type Adapter, conform, droppingEvents } from "../../conformance/mod.ts";
import pigeon from "../../examples/homing_pigeon/adapter.ts";
import { connect } from "../../wire/mod.ts";
import { line } from "./line.ts";

const SEQUENCES = 500;
const STEPS = 30;
const GOAL_S = 2;

/** Seconds that the sequences take; nothing but walks, each on a fresh subject. */
async function secondsOf(adapter: Adapter): Promise<number> {
  const begun = performance.now();
  const options = { steps: SEQUENCES * STEPS, walkLength: STEPS, scope: null, corpus: false };
  const { effort, faults } = await conform(adapter, { seed: 1, ...options });
  const took = (performance.now() - begun) / 1_000;
  if (faults.length > 0) throw new Error(`Cannot measure ${adapter.name}: ${faults.join("; ")}`);
  return took * SEQUENCES * STEPS / effort.steps;
}

async function compare(what: string, here: Adapter, command: readonly string[]): Promise<void> {
  const environment = { HOME: Deno.env.get("HOME") ?? "/" };
  const connected = await connect(command, { environment, patienceMs: 60_000 });
  try {
    // The first run of each is the compiler's.
    await secondsOf(here);
    await secondsOf(connected.adapter);
    const [inProcess, asked] = [await secondsOf(here), connected.answered()];
    const overPipes = await secondsOf(connected.adapter);
    const added = overPipes - inProcess;
    line(
      `${what}: ${SEQUENCES} x ${STEPS} steps, ${connected.answered() - asked} requests`,
      `${overPipes.toFixed(2)} s, ${inProcess.toFixed(2)} s in process`,
    );
    const isMet = added <= GOAL_S;
    const verdict = isMet ? "" : `, short by ${(added - GOAL_S).toFixed(2)} s`;
    line(`${what}: added`, `${added.toFixed(2)} s${verdict}`, { text: `${GOAL_S} s`, isMet });
  } finally {
    await connected.close();
  }
}

const fileOf = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;

const [idle = NaN] = Deno.loadavg();
line("machine", `load ${idle.toFixed(1)} on ${navigator.hardwareConcurrency} cores`);
await compare("an app in TypeScript", pigeon, [
  Deno.execPath(),
  "eval",
  "--quiet",
  "--no-check",
  "--ext=ts",
  `--config=${fileOf("deno.json")}`,
  `import adapter from "${fileOf("examples/homing_pigeon/adapter.ts")}";` +
  `import { serveStdio } from "${fileOf("wire/serve_stdio.ts")}";` +
  `await serveStdio(adapter);`,
]);
await compare("an event layer in Python", droppingEvents, [
  "/usr/bin/python3",
  "-S",
  "-E",
  fileOf("wire/testdata/event_layer.py"),
]);
