import type { Call } from "../../call/mod.ts";
import { handOverAudio } from "./audio.ts";
import { giveNext, takeExecuteAnswer } from "./commit.ts";
import { takeCompletion } from "./completing.ts";
import { lapse } from "./deadlines.ts";
import type { Effect } from "./effect.ts";
import { endCall } from "./ending.ts";
import { doByPhone, takeForeignCall, takeForeignEnd, takeForeignStart } from "./foreign.ts";
import { takeGesture } from "./gesturing.ts";
import { takeHeadset } from "./headset.ts";
import { takeIncoming } from "./incoming.ts";
import type { Input, InputKind, InputOf } from "./input.ts";
import { takeConnected, takeConnecting } from "./outgoing.ts";
import {
  begin,
  takeConfiguration,
  takeDeath,
  takeInvalidation,
  takeProvider,
  takeReset,
} from "./providers.ts";
import { takePush, takePushHandled } from "./push.ts";
import { takeRequest } from "./requesting.ts";
import { callOf, type CallState, type State } from "./state.ts";
import { Turn } from "./turn.ts";

/**
 * The call system as a pure function: the state after an input, and what it does to the world.
 * It is total: an input that means nothing now changes nothing. Deadlines before the input's moment
 * lapse first; one at that very moment races it, and whichever the system sees first wins (4.2).
 */
export function transition(state: State, input: Input): readonly [State, readonly Effect[]] {
  const turn = new Turn(state);
  if (input.at > state.now) turn.set({ now: input.at });
  lapse(turn, turn.state.now - 1 as typeof input.at);
  take(turn, input);
  doByPhone(turn);
  handOverAudio(turn, state.calls);
  giveNext(turn);
  notifyObservers(turn, state.calls);
  return [turn.state, turn.effects];
}

function take<K extends InputKind>(turn: Turn, input: InputOf<K> & { readonly kind: K }): void {
  const chapters: Chapters = CHAPTERS;
  chapters[input.kind](turn, input);
}

type Chapters = { readonly [K in InputKind]: (turn: Turn, input: InputOf<K>) => void };

const CHAPTERS: Chapters = {
  providerCreated: takeProvider,
  serviceBegan: begin,
  configurationSet: takeConfiguration,
  invalidated: takeInvalidation,
  incomingReported: takeIncoming,
  callUpdated(turn, { provider, callId, update }) {
    const call = callOf(turn.state, callId);
    if (call?.owner === provider) turn.setCall(callId, { info: { ...call.info, ...update } });
  },
  outgoingConnecting: takeConnecting,
  outgoingConnected: takeConnected,
  callEndReported(turn, { provider, callId, reason, endedAt }) {
    const call = callOf(turn.state, callId);
    if (call?.owner === provider) endCall(turn, callId, reason, endedAt);
  },
  requested: takeRequest,
  executeAnswered: (turn, input) => takeExecuteAnswer(turn, input.transactionId, input.isExecuting),
  completed: takeCompletion,
  sessionSetActive(turn, { isActive }) {
    const { audio } = turn.state;
    turn.set({ audio: { ...audio, isPoisoned: isActive && audio.holder === null } });
  },
  pushDelivered: takePush,
  pushHandled: takePushHandled,
  processDied: takeDeath,
  userGestured: (turn, { gesture }) => takeGesture(turn, gesture),
  headsetPressed: (turn, { key }) => takeHeadset(turn, key),
  foreignCalled: takeForeignCall,
  foreignStarted: takeForeignStart,
  foreignEnded: takeForeignEnd,
  timePassed: (turn) => lapse(turn, turn.state.now),
  serviceReset: takeReset,
  refusalArmed(turn, { on, domain, code }) {
    turn.set({ refusals: [...turn.state.refusals, { on, domain, code }] });
  },
  environmentSet(turn, { settings }) {
    turn.set({ environment: { ...turn.state.environment, ...settings } });
    if (turn.state.freedoms.begins === "atOnce") begin(turn);
  },
  quirkSet(turn, { quirk, isOn }) {
    const others = turn.state.quirks.filter((each) => each !== quirk);
    turn.set({ quirks: isOn ? [...others, quirk] : others });
  },
  freedomsSet(turn, { freedoms }) {
    turn.set({ freedoms: { ...turn.state.freedoms, ...freedoms } });
  },
};

/** Tells observers of each call that appeared, changed or ended (rule OBS-03). */
function notifyObservers(turn: Turn, before: readonly CallState[]): void {
  const after = turn.state.calls;
  if (after === before) return;
  for (const call of before) {
    const now = after.find(({ id }) => id === call.id);
    if (!now) observe(turn, { ...callSeen(call), hasEnded: true });
    else if (hasVisiblyChanged(call, now)) observe(turn, callSeen(now));
  }
  for (const call of after) {
    if (!before.some(({ id }) => id === call.id)) observe(turn, callSeen(call));
  }
}

function observe(turn: Turn, call: Call): void {
  turn.emit({ lane: "observer", kind: "observed", call });
}

function hasVisiblyChanged(one: CallState, other: CallState): boolean {
  return one.isOnHold !== other.isOnHold ||
    (one.phase === "active") !== (other.phase === "active");
}

/** A call as observers see it. */
export function callSeen({ id, isOutgoing, isOnHold, phase }: CallState): Call {
  return { id, isOutgoing, isOnHold, hasConnected: phase === "active", hasEnded: false };
}
