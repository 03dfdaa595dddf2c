import type { CollectedTest } from "./collected_tests.ts";
import type { Played } from "./job.ts";
import { switchboard } from "./switchboard.ts";

/** Called where there is nothing left to do and a test still waits, or where one goes astray. */
let giveUp: (why: unknown) => void = () => {};

// A promise that nobody settles ends the event loop; without this, the process with it.
globalThis.addEventListener("beforeunload", (event) => {
  event.preventDefault();
  giveUp(new Error("It waits for what does not come"));
});

// Of what nobody catches Deno makes a failure. A test that catches it by a listener of its own says
// so by `preventDefault`, after us.
globalThis.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  let isCaught = false;
  event.preventDefault = () => isCaught = true;
  queueMicrotask(() => {
    if (!isCaught) giveUp(event.reason);
  });
});

/** Plays a test with a mutant turned on, or with none. */
export async function playTest(
  { body }: CollectedTest,
  index: number,
  mutant: number | null,
  mostTurns: number,
): Promise<Played> {
  switchboard.reset(mutant, mostTurns);
  const begun = performance.now();
  const astray = new Promise<never>((_resolve, reject) => giveUp = reject);
  astray.catch(() => {});
  let failure: string | null = null;
  try {
    await Promise.race([astray, body({} as Deno.TestContext)]);
    if (switchboard.turns > mostTurns) failure = `more than ${mostTurns} turns of loops`;
  } catch (error) {
    failure = String(error).split("\n", 1)[0] ?? "";
  }
  const ms = performance.now() - begun;
  giveUp = () => {};
  return { index, reached: switchboard.reached, turns: switchboard.turns, ms, failure };
}
