import type { ActionRequest, Performing } from "../../actions/mod.ts";
import { type CallId, callId } from "../../call/mod.ts";
import { CallDelegate } from "../../reference/mod.ts";
import { type Effect, mintUuid, transition } from "../../reference/system/mod.ts";
import {
  appMutant,
  coreMutant,
  effectMutant as of,
  type Mutant,
  seeded,
  subjectMutant,
} from "./mutant.ts";

class MutesTheAction extends CallDelegate {
  override setMuted(action: Performing<"setMuted">): void {
    this.engine.setMuted(action.id as string as CallId, action.isMuted);
    super.setMuted(action);
  }
}

/** Takes an id in capitals for the id of another call. */
function asWritten(action: ActionRequest): ActionRequest {
  const written = String(action.callId);
  if (action.kind === "startCall" || written === written.toLowerCase()) return action;
  return { ...action, callId: callId(mintUuid(5, 5)) };
}

/** An effect with another id in the place of that of its call. */
function underAnId(effect: Effect): Effect {
  if (effect.kind !== "observed") return effect;
  return { ...effect, call: { ...effect.call, id: callId(`f${effect.call.id.slice(1)}`) } };
}

/** The reference with one fault each: identity. */
export const IDENTITY_MUTANTS: readonly Mutant[] = [
  appMutant(
    "mutes under the id of the action",
    "app/call-ids-are-not-action-ids",
    MutesTheAction,
  ),
  of("tells observers of calls under ids of its own", "system/keep-the-apps-ids", underAnId),
  seeded(
    subjectMutant(
      "takes an id in capitals for another one",
      "system/ids-by-value",
      (subject) => ({ request: (...actions) => subject.request(...actions.map(asWritten)) }),
    ),
    "K01b",
  ),
  coreMutant("gives the ids of actions again", "system/fresh-action-ids", (state, input) => {
    const [after, effects] = transition(state, input);
    const { transactions, ids } = after;
    return [transactions.length > 0 ? after : { ...after, ids: { ...ids, given: 0 } }, effects];
  }),
  of(
    "starts a call under the id of a live one",
    "system/refuse-known-starts",
    (effect) =>
      effect.kind === "requestSettled" && effect.refusal?.code === "callIdAlreadyExists"
        ? { ...effect, refusal: null }
        : effect,
  ),
];
