import type { Performing } from "../../actions/mod.ts";
import type { CallId, Handle } from "../../call/mod.ts";
import type { EngineEndCause } from "../../engine/mod.ts";
import { CallDelegate, type CallDelegateParts } from "../../reference/mod.ts";
import { callOf, transition } from "../../reference/system/mod.ts";
import { wrapped, type Wrapper } from "../recorder/mod.ts";
import { appMutant, coreMutant, effectMutant, type Mutant } from "./mutant.ts";

class UpdatesBeforeItReports extends CallDelegate {
  override incoming(id: CallId, from: Handle, isVideo: boolean): Promise<void> {
    if (!this.sessions.has(id)) this.provider.reportCallUpdated(id, { hasVideo: isVideo });
    return super.incoming(id, from, isVideo);
  }
}

class ConfiguresAudioForFurtherCalls extends CallDelegate {
  override incoming(id: CallId, from: Handle, isVideo: boolean): Promise<void> {
    const reported = super.incoming(id, from, isVideo);
    if (this.sessions.size > 1) this.audioSession.configure();
    return reported;
  }
}

class ListsRefusedCalls extends CallDelegate {
  constructor(parts: CallDelegateParts) {
    const report: Wrapper = (call, args) => {
      const reported = call(...args) as Promise<void>;
      reported.catch(async ({ code }) => {
        await null; // The reference drops it first.
        if (code !== "callIdAlreadyExists") this.manager.add(args[0] as CallId);
      });
      return reported;
    };
    const provider = wrapped(
      parts.provider,
      (name) => name === "reportNewIncomingCall" ? report : undefined,
    );
    super({ ...parts, provider });
  }
}

class ListsBeforeItKnows extends CallDelegate {
  override incoming(id: CallId, from: Handle, isVideo: boolean): Promise<void> {
    const reported = super.incoming(id, from, isVideo);
    if (this.sessions.has(id)) this.manager.add(id);
    return reported;
  }
}

class ReportsAnsweredCallsAsConnected extends CallDelegate {
  override async answerCall(action: Performing<"answerCall">): Promise<void> {
    await super.answerCall(action);
    if (this.sessions.get(action.callId)?.isConnected) {
      this.provider.reportOutgoingCallConnected(action.callId);
    }
  }
}

class SaysRemoteEndedOfEverything extends CallDelegate {
  override ended(id: CallId, _cause: EngineEndCause): void {
    super.ended(id, "hungUp");
  }
}

/** A call as observers see one that rings. */
const RINGING = { isOutgoing: false, isOnHold: false, hasConnected: false, hasEnded: false };

/** The errors of calls that the phone keeps off. */
const FILTERED = /^filtered|^callIsProtected$|^unentitled$/;

/** The reference with one fault each, about incoming calls. */
export const INCOMING_MUTANTS: readonly Mutant[] = [
  appMutant(
    "updates an incoming call before it reports it",
    "app/introduce-incoming-calls",
    UpdatesBeforeItReports,
  ),
  appMutant(
    "configures the audio session when a further call comes",
    "app/leave-running-audio",
    ConfiguresAudioForFurtherCalls,
  ),
  appMutant("lists a call that was refused", "app/drop-refused-calls", ListsRefusedCalls),
  appMutant(
    "lists a call before its report is allowed",
    "app/list-once-allowed",
    ListsBeforeItKnows,
  ),
  appMutant(
    "reports an answered call as connected",
    "app/outgoing-reports-for-outgoing-calls",
    ReportsAnsweredCallsAsConnected,
  ),
  appMutant(
    "says of every end that the far side hung up",
    "app/say-how-it-ended",
    SaysRemoteEndedOfEverything,
  ),
  effectMutant(
    "never settles a report that it refuses",
    "system/settle-reports-once",
    (effect) => effect.kind === "incomingSettled" && effect.refusal ? [] : effect,
  ),
  effectMutant(
    "blames the block list for every call that is filtered",
    "system/name-the-filter",
    (effect) =>
      effect.kind === "incomingSettled" && effect.refusal && FILTERED.test(effect.refusal.code)
        ? { ...effect, refusal: { ...effect.refusal, code: "filteredByBlockList" } }
        : effect,
  ),
  effectMutant(
    "tells observers of a call that it keeps quiet",
    "system/nothing-of-refused-calls",
    (effect) => {
      if (effect.kind !== "incomingSettled") return effect;
      if (effect.refusal?.code !== "filteredByDoNotDisturb") return effect;
      const call = { id: effect.callId, ...RINGING };
      return [effect, { lane: "observer", kind: "observed", call }];
    },
  ),
  coreMutant("answers calls by itself", "system/answer-on-consent", (state, input) => {
    const [after, effects] = transition(state, input);
    if (input.kind !== "incomingReported") return [after, effects];
    const { at, callId } = input;
    const gesture = { kind: "answer", callId } as const;
    const [answered, more] = transition(after, { kind: "userGestured", at, gesture });
    return [answered, [...effects, ...more]];
  }),
  coreMutant("ends a declined call behind the app's back", "system/decline-is-an-end", (
    state,
    input,
  ) => {
    if (input.kind !== "userGestured" || input.gesture.kind !== "decline") {
      return transition(state, input);
    }
    const { at, gesture: { callId } } = input;
    const provider = Number(callOf(state, callId)?.owner);
    return transition(state, { kind: "callEndReported", at, provider, callId, reason: "failed" });
  }),
];
