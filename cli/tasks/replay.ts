import {
  type Adapter,
  playScenario,
  readToken,
  referenceApp,
  referenceEvents,
  referenceSystem,
  type Replay,
} from "../../conformance/mod.ts";
import { isMet, scenarioText } from "../../report/mod.ts";
import { isLaw, SPEC_VERSION } from "../../rules/mod.ts";
import {
  type Kit,
  kitsOf,
  parseScenario,
  type Scenario,
  ScenarioError,
} from "../../scenario/mod.ts";
import { type Context, print, say, targetAt, withTarget } from "../context.ts";
import { EXIT, Refusal } from "../exit_codes.ts";

/** On what a scenario is played where no adapter is named. */
const REFERENCES: Readonly<Record<Kit, Adapter>> = {
  app: referenceApp,
  system: referenceSystem,
  events: referenceEvents,
};

/** Plays a scenario or a token, draws it, and says what it breaks. */
export function replay(context: Context): Promise<number> {
  const [what = ""] = context.operands;
  const { scenario, seed, spec } = read(what, context);
  if (spec !== SPEC_VERSION) {
    say(
      context,
      `The token is of callspec ${spec}, and this is ${SPEC_VERSION}: rules may differ.`,
    );
  }
  const target = targetAt(context, 1);
  if (!target) return playOn(referenceFor(scenario, what, context), scenario, seed, context);
  return withTarget(target, context, (adapter) => playOn(adapter, scenario, seed, context));
}

async function playOn(
  adapter: Adapter,
  scenario: Scenario,
  seed: number,
  context: Context,
): Promise<number> {
  const result = await playScenario(adapter, scenario, seed).catch((error) => {
    // What it wants of the configuration the adapter has otherwise for good.
    if (error instanceof RangeError) throw new Refusal(error.message);
    throw error;
  });
  const broken = result.found.filter(({ rule }) => isLaw(rule)).map(({ rule }) => rule.id);
  const advice = result.found.length - broken.length;
  const besides = advice > 0 ? `, ${advice} of advice` : "";
  const verdict = broken.length === 0 ? "breaks nothing of law" : `breaks ${broken.join(", ")}`;
  print(context, `${scenarioText(result)}\n\n${adapter.name} ${verdict}${besides}`);
  if (result.faults.length > 0) {
    print(context, `thrown where nobody can throw: ${result.faults.join("; ")}`);
    return EXIT.fault;
  }
  return isMet(result) && broken.length === 0 ? EXIT.conformant : EXIT.broken;
}

function read(what: string, { surroundings, options }: Context): Replay {
  if (what.startsWith("cs1.")) {
    try {
      const token = readToken(what);
      return { ...token, seed: options.seed ?? token.seed };
    } catch (error) {
      if (error instanceof SyntaxError) throw new Refusal(error.message);
      throw error;
    }
  }
  const text = surroundings.readFile(what);
  if (text === null) {
    throw new Refusal(`Cannot replay ${what}: it is no replay token, and there is no such file`);
  }
  try {
    return { spec: SPEC_VERSION, seed: options.seed ?? 1, scenario: parseScenario(text) };
  } catch (error) {
    if (error instanceof ScenarioError) throw new Refusal(`Cannot play ${what}: ${error.message}`);
    throw error;
  }
}

function referenceFor(scenario: Scenario, what: string, { options }: Context): Adapter {
  const kits = kitsOf(scenario);
  const kit = options.kit ?? kits[0];
  if (kit && kits.includes(kit)) return REFERENCES[kit];
  const which = options.kit ? `the ${options.kit} kit does not take` : "no kit takes";
  throw new Refusal(
    `Cannot play ${what}: ${which} all its steps; split it into one for each kit`,
  );
}
