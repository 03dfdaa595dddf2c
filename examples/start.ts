/**
 * The main job: judges the two apps of the tutorial.
 *
 * @module
 */
import { type AppAdapter, conform } from "../conformance/mod.ts";
import pigeon from "./homing_pigeon/adapter.ts";
import printedPigeon from "./homing_pigeon_as_printed/adapter.ts";
import { isConformant, resultText } from "../report/mod.ts";

/** What the process ends with. */
const EXIT = { asExpected: 0, broken: 1 } as const;

/** Judges both and returns the exit code: one conforms, and one does not. */
export async function start(print: (text: string) => void): Promise<number> {
  const [good, printed] = [await judge(pigeon), await judge(printedPigeon)];
  print(resultText(good));
  print(resultText(printed));
  const isAsExpected = isConformant(good) && !isConformant(printed);
  return isAsExpected ? EXIT.asExpected : EXIT.broken;
}

function judge(adapter: AppAdapter) {
  return conform(adapter, { steps: 20_000, seed: 1 });
}

if (import.meta.main) {
  const encoder = new TextEncoder();
  Deno.exitCode = await start((text) => void Deno.stdout.writeSync(encoder.encode(`${text}\n\n`)));
}
