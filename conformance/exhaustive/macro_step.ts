import type { ActionRequest } from "../../actions/mod.ts";
import type { CallErrorData } from "../../call/mod.ts";
import {
  callSeen,
  type Effect,
  type Input,
  type Lane,
  type Refusal,
  type State,
  transition,
} from "../../reference/system/mod.ts";
import type { NewEvent } from "../../trace/mod.ts";

/** A state, and whether the input was refused, or meant nothing. */
export interface Moved {
  readonly state: State;
  readonly isRefused: boolean;
}

let numbers = 1;

/**
 * An input and all that follows from it at once: every effect is delivered, lane by lane, and the
 * app leaves each transaction to its handlers.
 */
export function macroStep(
  before: State,
  input: Input,
  lanes: readonly Lane[],
  hear: (effect: Effect) => void = () => {},
): Moved {
  const queues: Record<Lane, Effect[]> = { completion: [], delegate: [], observer: [] };
  let [state, effects] = transition(before, input);
  for (const effect of effects) if (effect.lane !== "process") queues[effect.lane].push(effect);
  const isRefused = effects.every((effect) =>
    effect.lane === "completion" && effect.refusal !== null
  );
  for (;;) {
    const lane = lanes.find((each) => queues[each].length > 0);
    const effect = lane && queues[lane].shift();
    if (!effect) break;
    if (effect.kind === "executeAsked") {
      const { transactionId } = effect;
      const at = state.now;
      [state, effects] = transition(state, {
        kind: "executeAnswered",
        at,
        transactionId,
        isExecuting: false,
      });
      for (const each of effects.toReversed()) {
        if (each.lane !== "process") queues[each.lane].unshift(each);
      }
    } else hear(effect);
  }
  return { state, isRefused };
}

/** So many events at the end of a step are of one who looks at what the system lists. */
export const LOOK = 2;

/** The same, as what is seen of it. */
export function eventsOfStep(
  before: State,
  input: Input,
  lanes: readonly Lane[],
): readonly NewEvent[] {
  const numbered = withNumber(input);
  const events = eventsOfInput(numbered);
  const { state } = macroStep(
    before,
    numbered,
    lanes,
    (effect) => events.push(...eventsOfEffect(effect)),
  );
  return [...events, { kind: "callsListed", calls: state.calls.map(callSeen) }, { kind: "rested" }];
}

/** Each report and request has a number of its own. */
function withNumber(input: Input): Input {
  if (input.kind === "incomingReported") return { ...input, report: numbers++ };
  return input.kind === "requested" ? { ...input, request: numbers++ } : input;
}

function eventsOfInput(input: Input): NewEvent[] {
  switch (input.kind) {
    case "incomingReported": {
      const { report, callId, update } = input;
      return [{ kind: "incomingReported", report, callId, update }];
    }
    case "outgoingConnecting":
      return [{ kind: "outgoingConnecting", callId: input.callId, startedAt: null }];
    case "outgoingConnected":
      return [{ kind: "outgoingConnected", callId: input.callId, connectedAt: null }];
    case "callEndReported":
      return [{
        kind: "callEndReported",
        callId: input.callId,
        reason: input.reason,
        endedAt: null,
      }];
    case "requested": {
      const actions = input.actions.filter((each): each is ActionRequest =>
        typeof each !== "string"
      );
      return [{ kind: "requested", request: input.request, actions }];
    }
    case "completed":
      return [{ kind: "completed", actionId: input.actionId, outcome: input.outcome }];
    case "invalidated":
      return [{ kind: "invalidated", provider: input.provider }];
    default:
      return [];
  }
}

function eventsOfEffect(effect: Effect): readonly NewEvent[] {
  switch (effect.kind) {
    case "incomingSettled": {
      const { report, callId, refusal } = effect;
      return [{ kind: "incomingSettled", report, callId, error: errorOf(refusal) }];
    }
    case "requestSettled": {
      const { request, refusal } = effect;
      return [{ kind: "requestSettled", request, error: errorOf(refusal) }];
    }
    case "performed": {
      const { kind, offer } = effect;
      return [
        { kind, ...offer, isHandled: true },
        { kind: "handlerReturned", actionId: offer.action.id, isAsync: false, thrown: null },
      ];
    }
    case "timedOut": {
      const { id, callId, kind } = effect.action;
      return [{ kind: "timedOut", actionId: id, callId, action: kind }];
    }
    case "observed":
      return [{ kind: "observed", call: effect.call }];
    case "audioActivated":
    case "audioDeactivated":
    case "didReset":
    case "didBegin":
      return [{ kind: effect.kind, provider: effect.provider }];
    case "executeAsked":
    case "terminated":
      return [];
  }
}

function errorOf(refusal: Refusal | null): CallErrorData | null {
  return refusal && { domain: refusal.domain, code: refusal.code };
}
