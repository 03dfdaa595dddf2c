import type { IncomingCallErrorCode, Instant } from "../../call/mod.ts";
import type { Refusal } from "./effect.ts";
import type { InputOf } from "./input.ts";
import { callOf, providerOf, type State } from "./state.ts";
import type { Turn } from "./turn.ts";

/** The app introduces an incoming call: it rings, or the app is told why not. */
export function takeIncoming(turn: Turn, input: InputOf<"incomingReported">): void {
  const { report, callId, provider, update } = input;
  const refusal = refusalOf(turn.state, input);
  turn.emit({ lane: "completion", kind: "incomingSettled", report, callId, refusal });
  if (refusal) return;
  const { profile, now } = turn.state;
  turn.set({
    calls: [...turn.state.calls, {
      id: callId,
      provider,
      isOutgoing: false,
      phase: "ringing",
      isOnHold: false,
      isMuted: false,
      info: {
        ...profile.capabilities,
        remoteHandle: null,
        localizedCallerName: null,
        hasVideo: false,
        ...update,
      },
      ringDueAt: now + profile.ringTimeoutMs as Instant,
      isEndOverdue: false,
      isDoomed: false,
    }],
  });
}

function refusalOf(
  state: State,
  { callId, provider }: InputOf<"incomingReported">,
): Refusal<IncomingCallErrorCode> | null {
  const cannot = `Cannot report the incoming call ${callId}`;
  const owner = providerOf(state, provider);
  if (!owner) {
    return { code: "unknown", message: `${cannot}: its provider was invalidated; make another` };
  }
  if (callOf(state, callId)) {
    return {
      code: "callIdAlreadyExists",
      message: `${cannot}: a call of that id is live; take a fresh id for each call`,
    };
  }
  const isFull = state.calls.length >= owner.configuration.maximumCallGroups;
  if (isFull && state.profile.overLimit === "reject") {
    return { code: "unknown", message: `${cannot}: there are as many calls as are allowed` };
  }
  return null;
}
