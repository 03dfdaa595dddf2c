/**
 * The main job: judges the two apps of the tutorial, or plays the scenario files that are named on the
 * reference.
 *
 * @module
 */
import {
  type Adapter,
  type AppAdapter,
  conform,
  playScenario,
  referenceApp,
  referenceEvents,
  referenceSystem,
} from "../conformance/mod.ts";
import pigeon from "./homing_pigeon/adapter.ts";
import printedPigeon from "./homing_pigeon_as_printed/adapter.ts";
import { isConformant, isMet, resultText, scenarioText } from "../report/mod.ts";
import { type Kit, kitsOf, parseScenario, ScenarioError } from "../scenario/mod.ts";

/** What the process ends with. */
const EXIT = { asExpected: 0, broken: 1, usage: 64 } as const;

/** What the job needs of the machine. */
export interface Machine {
  /** Reads a file. */
  read(path: string): Promise<string>;
  /** Writes a text to standard output. */
  print(text: string): void;
  /** Writes a line to standard error. */
  warn(line: string): void;
}

/** Does the job and returns the exit code. */
export async function start(paths: readonly string[], machine: Machine): Promise<number> {
  if (paths.length === 0) return await judgePigeons(machine);
  let code: number = EXIT.asExpected;
  for (const path of paths) code = Math.max(code, await playFile(path, machine));
  return code;
}

async function judgePigeons({ print }: Machine): Promise<number> {
  const [good, printed] = [await judge(pigeon), await judge(printedPigeon)];
  print(resultText(good));
  print(resultText(printed));
  const isAsExpected = isConformant(good) && !isConformant(printed);
  return isAsExpected ? EXIT.asExpected : EXIT.broken;
}

function judge(adapter: AppAdapter) {
  return conform(adapter, { steps: 20_000, seed: 1 });
}

/** On what a scenario is played. */
const REFERENCES: Readonly<Record<Kit, Adapter>> = {
  app: referenceApp,
  system: referenceSystem,
  events: referenceEvents,
};

async function playFile(path: string, { read, print, warn }: Machine): Promise<number> {
  let text: string;
  try {
    text = await read(path);
  } catch (error) {
    warn(`Cannot read ${path}: ${error instanceof Error ? error.message : error}`);
    return EXIT.usage;
  }
  try {
    const scenario = parseScenario(text);
    const [kit] = kitsOf(scenario);
    if (!kit) {
      warn(`Cannot play ${path}: no kit takes all its steps; split it into one for each`);
      return EXIT.usage;
    }
    const result = await playScenario(REFERENCES[kit], scenario);
    print(scenarioText(result));
    return isMet(result) ? EXIT.asExpected : EXIT.broken;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    warn(`Cannot play ${path}: ${error.message}`);
    return EXIT.usage;
  }
}

if (import.meta.main) {
  const encoder = new TextEncoder();
  Deno.exitCode = await start(Deno.args, {
    read: (path) => Deno.readTextFile(path),
    print: (text) => void Deno.stdout.writeSync(encoder.encode(`${text}\n\n`)),
    warn: (line) => void Deno.stderr.writeSync(encoder.encode(`${line}\n`)),
  });
}
