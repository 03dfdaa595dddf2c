import { RealClock } from "../../reference/mod.ts";
import type { Explored } from "./explore.ts";

/** Whose time is measured. */
export const clock: RealClock = new RealClock();

// How the explorations print what they came to; there is no test in here.

/** Writes a line past the test runner, which keeps what a test that passes says to itself. */
export function print(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

/** Explores, and prints what it came to. */
export function report(title: string, body: () => Explored): void {
  const begun = clock.now();
  const { alphabet, states, transitions, refusals } = body();
  print(
    `${title}: alphabet of up to ${alphabet} inputs, ${states} states, ` +
      `${transitions} transitions, ${refusals} of them refused, ` +
      `${clock.now() - begun} ms`,
  );
}
