import type { Performing, Transaction } from "../../actions/mod.ts";
import type { CallId, Handle } from "../../call/mod.ts";
import { instant } from "../../call/mod.ts";
import type { EngineEndCause } from "../../engine/mod.ts";
import type { ProviderDelegate } from "../../provider/mod.ts";
import {
  CallDelegate,
  type CallDelegateParts,
  endLeftovers,
  type Session,
} from "../../reference/mod.ts";
import type { AppAdapter, Phone } from "../adapter.ts";
import { appAdapter, patientPhone, standardIntents } from "../reference_adapters.ts";

/** Something else that the contract leaves free, and how the app differs by it. */
export interface NeutralVariant {
  readonly name: string;
  readonly adapter: AppAdapter;
}

/** A tick, in which the call may end: what was to be done for it is dropped then. */
const later = () => Promise.resolve();

class WaitsATick extends CallDelegate {
  override async answerCall(action: Performing<"answerCall">): Promise<void> {
    await later();
    if (!action.isComplete) await super.answerCall(action);
  }

  override async endCall(action: Performing<"endCall">): Promise<void> {
    await later();
    if (!action.isComplete) await super.endCall(action);
  }
}

class MutesAfterATick extends CallDelegate {
  override async setMuted(action: Performing<"setMuted">): Promise<void> {
    await later();
    if (!action.isComplete) super.setMuted(action);
  }
}

class CompletesTwice extends CallDelegate {
  override setMuted(action: Performing<"setMuted">): void {
    super.setMuted(action);
    action.fulfill();
    action.fail();
  }
}

class FailsEndsOfStrangers extends CallDelegate {
  override endCall(action: Performing<"endCall">): Promise<void> {
    if (this.sessions.has(action.callId)) return super.endCall(action);
    action.fail();
    return Promise.resolve();
  }
}

class SetsItsConfigurationAgain extends CallDelegate {
  override incoming(id: CallId, from: Handle, isVideo: boolean): Promise<void> {
    this.provider.configuration = { ...this.provider.configuration, supportsVideo: true };
    return super.incoming(id, from, isVideo);
  }
}

class TellsMoreOfItsCalls extends CallDelegate {
  override async incoming(id: CallId, from: Handle, isVideo: boolean): Promise<void> {
    await super.incoming(id, from, isVideo);
    if (this.manager.contains(id)) {
      this.provider.reportCallUpdated(id, { localizedCallerName: "somebody" });
    }
  }
}

/** Also of calls that only an earlier process of the app can have had. */
class ReportsWhatItDoesNotKnow extends CallDelegate {
  readonly #begun = new Set<CallId>();

  protected override begin(id: CallId, isOutgoing: boolean): Session {
    this.#begun.add(id);
    return super.begin(id, isOutgoing);
  }

  override ended(id: CallId, cause: EngineEndCause): void {
    super.ended(id, cause);
    if (!this.#begun.has(id)) this.provider.reportCallEnded(id, "failed");
  }
}

class ReportsConnectedTwice extends CallDelegate {
  override connected(id: CallId): void {
    super.connected(id);
    super.connected(id);
  }
}

class GivesDates extends CallDelegate {
  override ended(id: CallId, cause: EngineEndCause): void {
    const session = this.sessions.get(id);
    if (session?.isOutgoing && session.isInvited) {
      this.provider.reportOutgoingCallStartedConnecting(id, instant(this.clock.now()));
    }
    super.ended(id, cause);
  }
}

class DeclinesToExecute extends CallDelegate implements ProviderDelegate {
  execute(): boolean {
    return false;
  }
}

/** Takes every transaction on itself, and hands its actions to its own handlers. */
class ExecutesItself extends CallDelegate implements ProviderDelegate {
  execute({ actions }: Transaction): boolean {
    const isEveryKindKnown = actions.every(({ kind }) => kind === "endCall");
    for (const action of actions) {
      if (isEveryKindKnown && action.kind === "endCall") void this.endCall(action);
    }
    return isEveryKindKnown;
  }
}

class KeepsQuietOnTimeOut extends CallDelegate {
  override timedOut(): void {}
}

class HasMediaWithoutMicrophone extends CallDelegate {
  override setMuted(action: Performing<"setMuted">): void {
    if (this.sessions.has(action.callId)) action.fulfill();
    else action.fail();
  }
}

class ListsNewestFirst extends CallDelegate {
  get newestFirst(): readonly CallId[] {
    return this.manager.ids.toReversed();
  }
}

class HangsUpTwice extends CallDelegate {
  override async endCall(action: Performing<"endCall">): Promise<void> {
    await super.endCall(action);
    await this.engine.hangUp(action.callId);
  }
}

/** Every variant: no kit may find anything in it. */
export const NEUTRAL_VARIANTS: readonly NeutralVariant[] = [
  of("answers and ends a tick later", WaitsATick),
  of("mutes a tick later", MutesAfterATick),
  of("completes an action twice", CompletesTwice),
  of("fails the end of a call that it does not know", FailsEndsOfStrangers),
  of("sets its configuration again before each report", SetsItsConfigurationAgain),
  of("tells more of a call after its report", TellsMoreOfItsCalls),
  of("reports the end of a call that it does not know", ReportsWhatItDoesNotKnow),
  of("reports a call as connected twice", ReportsConnectedTwice),
  of("gives dates, and says connecting again", GivesDates),
  of("is asked to execute transactions, and declines", DeclinesToExecute),
  of("executes by itself what only ends calls", ExecutesItself),
  of("does nothing when an action timed out", KeepsQuietOnTimeOut),
  of("mutes without touching the microphone", HasMediaWithoutMicrophone),
  of("hangs up twice", HangsUpTwice),
  shaped("is a plain object of functions", plainObject),
  shaped("sets its delegate twice", (parts) => new CallDelegate(twice(parts))),
  listing("lists the newest call first", (parts) => new ListsNewestFirst(parts)),
  spelling("lists its calls in upper case"),
  observing("watches the observer as well"),
  otherIds("takes ids of its own"),
];

function of(name: string, Variant: typeof CallDelegate): NeutralVariant {
  return { name, adapter: appAdapter(name, (parts) => new Variant(parts)) };
}

function shaped(name: string, make: (parts: CallDelegateParts) => CallDelegate): NeutralVariant {
  return { name, adapter: appAdapter(name, make) };
}

/** The delegate that the system gets is an object literal: no class, no `this`. */
function plainObject(parts: CallDelegateParts): CallDelegate {
  const app = new CallDelegate(parts);
  parts.provider.setDelegate({
    didReset: () => app.didReset(),
    timedOut: (action) => app.timedOut(action),
    didActivateAudio: (session) => app.didActivateAudio(session),
    didDeactivateAudio: (session) => app.didDeactivateAudio(session),
    startCall: (action) => app.startCall(action),
    answerCall: (action) => app.answerCall(action),
    endCall: (action) => app.endCall(action),
    setHeld: (action) => app.setHeld(action),
    setMuted: (action) => app.setMuted(action),
    setGroup: (action) => app.setGroup(action),
    playDtmf: (action) => app.playDtmf(action),
    setTranslating: (action) => app.setTranslating(action),
  });
  return app;
}

/** The delegate is taken off and set again right away. */
function twice(parts: CallDelegateParts): CallDelegateParts {
  parts.provider.setDelegate({ didReset() {} });
  parts.provider.setDelegate(null);
  return parts;
}

function listing(
  name: string,
  make: (parts: CallDelegateParts) => ListsNewestFirst,
): NeutralVariant {
  return {
    name,
    adapter: {
      kit: "app",
      name,
      open(phone) {
        const app = make({ ...phone, provider: phone.provider() });
        void endLeftovers(app.manager, phone.controller);
        const intents = standardIntents(patientPhone(phone, app));
        return { calls: () => app.newestFirst, intents };
      },
    },
  };
}

function spelling(name: string): NeutralVariant {
  return {
    name,
    adapter: {
      kit: "app",
      name,
      open(phone) {
        const app = new CallDelegate({ ...phone, provider: phone.provider() });
        void endLeftovers(app.manager, phone.controller);
        const calls = () => app.manager.ids.map((id) => id.toUpperCase() as CallId);
        return { calls, intents: standardIntents(patientPhone(phone, app)) };
      },
    },
  };
}

function observing(name: string): NeutralVariant {
  const watching = (phone: Phone) => {
    phone.observer.subscribe(() => void phone.observer.calls.length);
    return standardIntents(phone);
  };
  return { name, adapter: appAdapter(name, (parts) => new CallDelegate(parts), watching) };
}

function otherIds(name: string): NeutralVariant {
  let made = 0;
  const fresh = () => {
    const digits = (++made).toString(16).padStart(12, "0");
    return `ffffffff-ffff-4fff-bfff-${digits}` as CallId;
  };
  const intents = (phone: Phone) => standardIntents({ ...phone, newCallId: fresh });
  return { name, adapter: appAdapter(name, (parts) => new CallDelegate(parts), intents) };
}
