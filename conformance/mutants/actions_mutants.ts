import type { Performing, Transaction } from "../../actions/mod.ts";
import type { CallEngine } from "../../engine/mod.ts";
import type { CallProvider, ProviderDelegate } from "../../provider/mod.ts";
import { CallDelegate, type CallDelegateParts, type Session } from "../../reference/mod.ts";
import type { AppIntents, Phone } from "../adapter.ts";
import { appAdapter, standardIntents } from "../reference_adapters.ts";
import { appMutant as of, type Mutant, seeded } from "./mutant.ts";

/** Takes mutes where it is asked whether it executes them, which it denies. */
class HasNoMuteHandler extends CallDelegate implements ProviderDelegate {
  constructor(parts: CallDelegateParts) {
    super(parts);
    Object.defineProperty(this, "setMuted", { value: undefined });
  }

  execute({ actions }: Transaction): boolean {
    for (const action of actions) if (action.kind === "setMuted") void this.#muteLater(action);
    return false;
  }

  /** By then the handler would have been called. */
  async #muteLater(action: Performing<"setMuted">): Promise<void> {
    for (let ticks = 0; ticks < 9; ticks++) await null;
    super.setMuted(action);
  }
}

class HasNoTimeOutHandler extends CallDelegate {
  constructor(parts: CallDelegateParts) {
    super(parts);
    Object.defineProperty(this, "timedOut", { value: undefined });
    parts.provider.setDelegate(this);
  }
}

const providers = new WeakMap<CallEngine, CallProvider>();

class ShowsItsProvider extends CallDelegate {
  constructor(parts: CallDelegateParts) {
    super(parts);
    providers.set(parts.engine, parts.provider);
  }
}

/** Its mute button requests a mute, and completes it before it comes. */
function mutesAtOnce(phone: Phone): AppIntents {
  const { controller, engine } = phone;
  return {
    ...standardIntents(phone),
    setMuted(callId, isMuted) {
      const accepted = controller.request({ kind: "setMuted", callId, isMuted });
      const pending = providers.get(engine)?.pendingActions("setMuted", callId) ?? [];
      for (const action of pending) action.fulfill();
      return accepted;
    },
  };
}

/** Where there is nothing to do, all is taken for done. */
class FulfillsForStrangers extends CallDelegate {
  override answerCall(action: Performing<"answerCall">): Promise<void> {
    return this.#takesForDone(action) ?? super.answerCall(action);
  }

  override setHeld(action: Performing<"setHeld">): Promise<void> {
    return this.#takesForDone(action) ?? super.setHeld(action);
  }

  override setMuted(action: Performing<"setMuted">): void {
    if (!this.#takesForDone(action)) super.setMuted(action);
  }

  #takesForDone(action: Performing): Promise<void> | null {
    if (this.sessions.has(action.callId)) return null;
    action.fulfill();
    return Promise.resolve();
  }
}

/** An end that comes before the answer is taken for the caller's. */
class LetsTheFarSideRing extends CallDelegate {
  override endCall(action: Performing<"endCall">): Promise<void> {
    const session = this.sessions.get(action.callId);
    if (!session || session.isConnected || session.isOutgoing) return super.endCall(action);
    this.forget(session);
    action.fulfill();
    return Promise.resolve();
  }
}

class FulfillsEndFirst extends CallDelegate {
  override endCall(action: Performing<"endCall">): Promise<void> {
    const session = this.sessions.get(action.callId);
    action.fulfill();
    if (session) this.forget(session);
    return this.engine.hangUp(action.callId).catch(() => {});
  }
}

/** Gives up in time what takes too long, and is glad when it comes through while both talk on. */
class RejoicesHoweverLate extends CallDelegate {
  protected override inTime(action: Performing, operation: Promise<void>): Promise<boolean> {
    if (action.kind === "endCall") return super.inTime(action, operation);
    const rejoice = () => {
      if (action.isComplete && this.sessions.get(action.callId)?.isConnected) action.fulfill();
    };
    void operation.then(rejoice, () => {});
    return super.inTime(action, operation);
  }
}

/** Gives an answer up in time, and leaves the rest to the engine. */
class GivesUpAnswersOnly extends CallDelegate {
  protected override abandon(session: Session, action: Performing): void {
    if (action.kind === "answerCall") action.fail();
    else super.abandon(session, action);
  }
}

/** The reference with one fault each: actions, as an app takes them. */
export const ACTIONS_MUTANTS: readonly Mutant[] = [
  of("has no handler for mutes", "app/handle-enabled-actions", HasNoMuteHandler),
  {
    name: "completes a mute that it has asked for before it comes",
    breaks: "app/complete-what-was-given",
    adapter: appAdapter("mutes at once", (parts) => new ShowsItsProvider(parts), mutesAtOnce),
  },
  of("fulfills what is asked for strangers", "app/fail-unknown-calls", FulfillsForStrangers),
  seeded(
    of("hangs up no call that was not answered", "app/end-however-asked", LetsTheFarSideRing),
    "K19b",
  ),
  of("fulfills an end before it hangs up", "app/complete-after-the-effect", FulfillsEndFirst),
  of("does not hear of time-outs", "app/hear-time-outs", HasNoTimeOutHandler),
  of("fulfills what it gave up", "app/leave-timed-out-actions", RejoicesHoweverLate),
  of("keeps a call whose answer it gave up", "app/drop-timed-out-calls", GivesUpAnswersOnly),
];
