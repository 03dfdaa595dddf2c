/**
 * Answers jobs, a line each: the last import of a process that holds all mutants.
 *
 * @module
 */
import { collectedTests } from "./collected_tests.ts";
import { type Done, type Job, type Loaded, MARK, type Played } from "./job.ts";
import { playTest } from "./player.ts";
import { switchboard } from "./switchboard.ts";

const fromStart = switchboard.active;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

// Not awaited on top: a test that waits for ever is told by an event loop that is empty.
void serve({
  tests: collectedTests.map(({ name }) => name),
  reached: switchboard.reached,
});

async function serve(loaded: Loaded): Promise<void> {
  say(loaded);
  for (let job = await nextJob(); job; job = await nextJob()) say(await doJob(job));
  Deno.exit();
}

async function doJob({ mutant, tests }: Job): Promise<Done> {
  const played: Played[] = [];
  for (const { index, mostTurns } of tests) {
    const test = collectedTests[index];
    if (!test) continue;
    const one = await playTest(test, index, mutant, mostTurns);
    played.push(one);
    if (one.failure === null) continue;
    if (mutant === null) break;
    await settled();
    // One that was there from the start can be turned off no more.
    const again = fromStart === null ? await playTest(test, index, null, Infinity) : null;
    return { played, isClean: !again?.failure };
  }
  return { played, isClean: true };
}

/** Lets what a failed test has begun come to its end. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function say(message: Loaded | Done): void {
  const bytes = encoder.encode(`\n${MARK}${JSON.stringify(message)}\n`);
  for (let at = 0; at < bytes.length;) at += Deno.stdout.writeSync(bytes.subarray(at));
}

/** Reads to the end of a line; who asks waits for the answer before it asks again. */
async function nextJob(): Promise<Job | null> {
  let line = "";
  const bytes = new Uint8Array(65_536);
  while (!line.endsWith("\n")) {
    const length = await Deno.stdin.read(bytes);
    if (length === null) return null;
    line += decoder.decode(bytes.subarray(0, length));
  }
  return JSON.parse(line);
}
