import { type Effect, type Input, type State, transition } from "../../reference/system/mod.ts";
import type { RuleId } from "../../rules/mod.ts";
import { systemAdapter } from "../reference_adapters.ts";
import type { Mutant } from "./mutant.ts";

type Change = (effect: Effect, input: Input, before: State) => Effect | readonly Effect[];

/** The reference system with its effects changed. */
function changed(change: Change): typeof transition {
  return (state, input) => {
    const [after, effects] = transition(state, input);
    return [after, effects.flatMap((effect) => change(effect, input, state))];
  };
}

function of(name: string, breaks: RuleId, change: Change): Mutant {
  return { name, breaks, adapter: systemAdapter(name, changed(change)) };
}

/** The reference system with one fault each. */
export const SYSTEM_MUTANTS: readonly Mutant[] = [
  of(
    "never settles a request that it refuses",
    "system/settle-requests-once",
    (effect) => effect.kind === "requestSettled" && effect.refusal ? [] : effect,
  ),
  of(
    "accepts actions for calls that it does not know",
    "system/refuse-unknown-calls",
    (effect) =>
      effect.kind === "requestSettled" && effect.refusal?.code === "unknownCallId"
        ? { ...effect, refusal: null }
        : effect,
  ),
  of(
    "takes a second report under the id of a live call",
    "system/refuse-known-ids",
    (effect) =>
      effect.kind === "incomingSettled" && effect.refusal?.code === "callIdAlreadyExists"
        ? { ...effect, refusal: null }
        : effect,
  ),
  of(
    "shows a call as connected when it is started",
    "system/connect-on-fulfillment",
    (effect) =>
      effect.kind === "observed" && effect.call.isOutgoing && !effect.call.hasEnded
        ? { ...effect, call: { ...effect.call, hasConnected: true } }
        : effect,
  ),
  of(
    "tells no observer that a call has ended",
    "system/end-calls-for-good",
    (effect) => effect.kind === "observed" && effect.call.hasEnded ? [] : effect,
  ),
  of(
    "lets actions expire in silence",
    "system/time-out-late-actions",
    (effect) => effect.kind === "timedOut" ? [] : effect,
  ),
];
