import type { Performing } from "../../actions/mod.ts";
import { type CallId, callId, type Handle } from "../../call/mod.ts";
import type { EngineEndCause } from "../../engine/mod.ts";
import { CallDelegate, type CallDelegateParts, type Session } from "../../reference/mod.ts";
import type { AppIntents, Phone } from "../adapter.ts";
import { wrapped, type Wrapper } from "../recorder/mod.ts";
import { appAdapter, standardIntents } from "../reference_adapters.ts";
import { appMutant as of, intentsMutant as withIntents, type Mutant, seeded } from "./mutant.ts";

class LeavesMuteOpen extends CallDelegate {
  override setMuted(): void {}
}

class CompletesAfterwards extends CallDelegate {
  override setMuted(action: Performing<"setMuted">): void {
    void Promise.resolve().then(() => super.setMuted(action));
  }
}

class StartsMediaInAnswer extends CallDelegate {
  override answerCall(action: Performing<"answerCall">): Promise<void> {
    this.engine.startMedia(action.callId);
    return super.answerCall(action);
  }
}

class ReportsTwice extends CallDelegate {
  override incoming(id: CallId, from: Handle, isVideo: boolean): Promise<void> {
    const reported = super.incoming(id, from, isVideo);
    this.provider.reportNewIncomingCall(id, {}).catch(() => {});
    return reported;
  }
}

class ListsWhatTheRemoteEnded extends CallDelegate {
  override ended(id: CallId, cause: EngineEndCause): void {
    const isListed = this.manager.contains(id);
    super.ended(id, cause);
    if (isListed) this.manager.add(id);
  }
}

class ClearsOnlyTheListAtReset extends CallDelegate {
  override didReset(): void {
    this.manager.removeAll();
    this.sessions.clear();
  }
}

class ListsACallThatEndedMeanwhile extends CallDelegate {
  constructor(parts: CallDelegateParts) {
    const report: Wrapper = (call, args) => {
      const reported = call(...args) as Promise<void>;
      void reported.then(() => this.manager.add(callId(String(args[0]))), () => {});
      return reported;
    };
    const provider = wrapped(
      parts.provider,
      (name) => name === "reportNewIncomingCall" ? report : undefined,
    );
    super({ ...parts, provider });
  }
}

class FulfillsAnswerFirst extends CallDelegate {
  override answerCall(action: Performing<"answerCall">): Promise<void> {
    action.fulfill();
    return super.answerCall(action);
  }
}

class FulfillsStartFirst extends CallDelegate {
  override startCall(action: Performing<"startCall">): Promise<void> {
    const starting = super.startCall(action);
    action.fulfill();
    return starting;
  }
}

class NeverReportsConnected extends CallDelegate {
  protected override goOn(_session: Session): void {
    this.runMedia();
  }
}

/** What was sent is taken for answered. */
class ReportsConnectedWhenSent extends CallDelegate {
  override async startCall(action: Performing<"startCall">): Promise<void> {
    await super.startCall(action);
    if (this.sessions.get(action.callId)?.isInvited) {
      this.provider.reportOutgoingCallConnected(action.callId);
    }
  }
}

class ReportsTheEndOfConnectedCallsOnly extends CallDelegate {
  override ended(id: CallId, cause: EngineEndCause): void {
    const session = this.sessions.get(id);
    if (session?.isConnected) super.ended(id, cause);
    else if (session) this.forget(session);
  }
}

/** Takes the id of the call that ended last for the next one. */
function reusesIds(phone: Phone): AppIntents {
  const { controller, observer } = phone;
  let last: CallId | undefined;
  observer.subscribe(({ id, hasEnded }) => last = hasEnded ? id : last);
  return {
    ...standardIntents(phone),
    start(handle, isVideo) {
      const callId = last ?? phone.newCallId();
      last = undefined;
      return controller.request({ kind: "startCall", callId, handle, isVideo });
    },
  };
}

/** Takes a tap on end for done, whether or not the system accepted it. */
function endsOnce(phone: Phone): AppIntents {
  const { controller } = phone;
  const asked = new Set<CallId>();
  return {
    ...standardIntents(phone),
    end(callId) {
      if (asked.has(callId)) return;
      asked.add(callId);
      return controller.request({ kind: "endCall", callId });
    },
  };
}

/** Hangs up by itself where a call is outgoing. */
function endsByItself(phone: Phone): AppIntents {
  const { controller, engine, observer } = phone;
  return {
    ...standardIntents(phone),
    end(callId) {
      const isOutgoing = observer.calls.find(({ id }) => id === callId)?.isOutgoing;
      return isOutgoing ? engine.hangUp(callId) : controller.request({ kind: "endCall", callId });
    },
  };
}

/** Ends the call that came last, whichever was meant. */
function endsTheLast({ observer, ...phone }: Phone): AppIntents {
  const { controller } = phone;
  return {
    ...standardIntents({ ...phone, observer }),
    end(callId) {
      const last = observer.calls.at(-1)?.id ?? callId;
      return controller.request({ kind: "endCall", callId: last });
    },
  };
}

/** The reference app with one fault each. */
export const APP_MUTANTS: readonly Mutant[] = [
  {
    name: "leaves a mute action open",
    breaks: "app/complete-every-action",
    adapter: {
      ...appAdapter("leaves mute open", (parts) => new LeavesMuteOpen(parts)),
      capabilities: ["defersCompletion"],
    },
  },
  of(
    "completes a mute after its handler returned",
    "app/complete-before-handler-settles",
    CompletesAfterwards,
  ),
  seeded(
    of(
      "starts media in the answer handler",
      "app/start-media-after-activation",
      StartsMediaInAnswer,
    ),
    "K36a",
  ),
  of("reports an incoming call twice", "app/unique-call-ids", ReportsTwice),
  seeded(
    of("lists a call that the far side ended", "app/forget-ended-calls", ListsWhatTheRemoteEnded),
    "K14c",
  ),
  seeded(
    of("clears only its list at a reset", "app/reset-drops-everything", ClearsOnlyTheListAtReset),
    "K29c",
  ),
  of(
    "lists a call that ended before its report settled",
    "app/ready-from-acceptance",
    ListsACallThatEndedMeanwhile,
  ),
  seeded(
    of("fulfills an answer before it answers", "app/answer-when-connected", FulfillsAnswerFirst),
    "K09a",
  ),
  seeded(
    of("fulfills a start before it dials", "app/start-when-invited", FulfillsStartFirst),
    "K09a",
  ),
  seeded(
    of(
      "reports a call as connected when its invitation was sent",
      "app/connected-once-answered",
      ReportsConnectedWhenSent,
    ),
    "K51a",
  ),
  seeded(
    of("never reports a call as connected", "app/report-connected", NeverReportsConnected),
    "K51b",
  ),
  seeded(
    of(
      "reports the end of connected calls only",
      "app/report-remote-end",
      ReportsTheEndOfConnectedCallsOnly,
    ),
    "K15a",
  ),
  withIntents("takes the id of an ended call again", "app/never-reuse-an-id", reusesIds),
  seeded(
    withIntents("takes a refused end for done", "app/try-again-after-refusal", endsOnce),
    "K31b",
  ),
  withIntents("ends a call without asking the system", "app/end-by-request", endsByItself),
  seeded(
    withIntents("ends the call that came last", "app/end-the-call-meant", endsTheLast),
    "K47b",
  ),
];
