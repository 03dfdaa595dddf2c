import type { ActionRequest } from "../../actions/mod.ts";
import { type CallId, callId } from "../../call/mod.ts";
import { EventBridge } from "../../reference/mod.ts";
import {
  callOf,
  type Effect,
  hasOpen,
  type Input,
  isOwn,
  type State,
  transition,
} from "../../reference/system/mod.ts";
import type { NativeEvent } from "../adapter.ts";
import { eventsAdapter } from "../reference_adapters.ts";
import { coreMutant, effectMutant, type Mutant, seeded } from "./mutant.ts";

type Step = ReturnType<typeof transition>;

function another(id: CallId): CallId {
  return callId(`f${id.slice(1)}`);
}

/** The call of a start gets an id of the system's own, which it keeps. */
function mintsIdsForStarts(state: State, input: Input): Step {
  if (input.kind !== "requested") return transition(state, input);
  const actions = input.actions.map((action) =>
    typeof action !== "string" && action.kind === "startCall"
      ? { ...action, callId: another(action.callId) }
      : action
  );
  return transition(state, { ...input, actions });
}

/** A report is taken as if no call had its id; what was there is gone where it is not kept. */
function takingKnownIds(
  isMeant: (state: State, id: CallId) => boolean,
  isKept: boolean,
): typeof transition {
  return (state, input) => {
    if (input.kind !== "incomingReported") return transition(state, input);
    const known = callOf(state, input.callId);
    if (!known || !isOwn(known) || !isMeant(state, known.id)) return transition(state, input);
    const calls = state.calls.filter((call) => call !== known);
    const [after, effects] = transition({ ...state, calls }, input);
    return [isKept ? { ...after, calls: [known, ...after.calls] } : after, effects];
  };
}

function resetsTheUnentitled(effect: Effect, input: Input): Effect {
  if (effect.kind !== "incomingSettled" || input.kind !== "incomingReported") return effect;
  if (effect.refusal?.code !== "unentitled") return effect;
  return { lane: "delegate", kind: "didReset", provider: input.provider };
}

function isStart(action: ActionRequest | string): boolean {
  return typeof action !== "string" && action.kind === "startCall";
}

/** The end of a call that was not answered is told of without the call. */
class KnowsAnsweredCallsOnly extends EventBridge<NativeEvent> {
  readonly #answered = new Set<string>();

  override emit(event: NativeEvent): void {
    if (event.name === "answerCall") this.#answered.add(event.callId);
    const isKnown = event.name !== "endCall" || this.#answered.has(event.callId);
    super.emit(isKnown ? event : { ...event, callId: NOBODY });
  }
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

const FORGETS_IDS = "tells of an end without the call where nobody had answered";

/** The reference system and event layer with one fault each. */
export const CATALOGUE_EARLY_SYSTEM_MUTANTS: readonly Mutant[] = [
  seeded(
    coreMutant(
      "mints the id of a call that is started",
      "system/keep-the-apps-ids",
      mintsIdsForStarts,
    ),
    "K03a",
  ),
  seeded(
    effectMutant(
      "shows observers outgoing calls under other ids",
      "system/keep-the-apps-ids",
      (effect) =>
        effect.kind === "observed" && effect.call.isOutgoing
          ? { ...effect, call: { ...effect.call, id: another(effect.call.id) } }
          : effect,
    ),
    "K03b",
  ),
  seeded(
    {
      name: FORGETS_IDS,
      breaks: "events/keep-the-id",
      adapter: eventsAdapter(FORGETS_IDS, () => new KnowsAnsweredCallsOnly()),
    },
    "K03c",
  ),
  seeded(
    coreMutant(
      "takes a report under the id of a call that is being ended",
      "system/refuse-known-ids",
      takingKnownIds((state, id) => hasOpen(state, id, "endCall"), false),
    ),
    "K04b",
  ),
  seeded(
    coreMutant(
      "lets a call ring again that is reported again",
      "system/flags-go-one-way",
      takingKnownIds(() => true, false),
    ),
    "K06a",
  ),
  seeded(
    coreMutant(
      "has two calls of one id when one is reported again",
      "system/refuse-known-ids",
      takingKnownIds((state, id) => callOf(state, id)?.phase === "ringing", true),
    ),
    "K06b",
  ),
  seeded(
    effectMutant(
      "has no answer to a report that comes again",
      "system/settle-reports-once",
      (effect) =>
        effect.kind === "incomingSettled" && effect.refusal?.code === "callIdAlreadyExists"
          ? []
          : effect,
    ),
    "K06c",
  ),
  seeded(
    effectMutant(
      "blames the limit where it has no provider",
      "system/refuse-without-provider",
      (effect, input) =>
        effect.kind === "requestSettled" && effect.refusal?.code === "unknownCallProvider" &&
          input.kind === "requested" && input.actions.every(isStart)
          ? { ...effect, refusal: { ...effect.refusal, code: "maximumCallGroupsReached" } }
          : effect,
    ),
    "K30a",
  ),
  seeded(
    effectMutant(
      "resets an app that may not report calls",
      "system/settle-reports-once",
      resetsTheUnentitled,
    ),
    "K30b",
  ),
];
