import type { Performing } from "../../actions/mod.ts";
import type { CallId, Handle } from "../../call/mod.ts";
import { CallDelegate, type CallDelegateParts } from "../../reference/mod.ts";
import type { RuleId } from "../../rules/mod.ts";
import type { AppAdapter, AppIntents, Phone } from "../adapter.ts";
import { wrapped, type Wrapper } from "../recorder/mod.ts";
import { appAdapter, referenceApp, standardIntents } from "../reference_adapters.ts";
import { CATALOGUE_LATE_SYSTEM_MUTANTS } from "./catalogue_late_system_mutants.ts";
import { appMutant, intentsMutant, type Mutant, seeded } from "./mutant.ts";

class ActivatesWhenItMayRing extends CallDelegate {
  override async incoming(id: CallId, from: Handle, isVideo: boolean): Promise<void> {
    await super.incoming(id, from, isVideo);
    if (!this.sessions.has(id)) return;
    try {
      this.audioSession.setActive(true);
    } catch {
      // Another call has the audio.
    }
  }
}

/** The same action, about another call. */
function about<A extends Performing>(callId: CallId, action: A): A {
  const member = (name: string | symbol): unknown => Reflect.get(action, name, action);
  return new Proxy({} as A, {
    get(_target, name) {
      if (name === "callId") return callId;
      const found = member(name);
      return typeof found === "function" ? found.bind(action) : found;
    },
  });
}

class HoldsTheCurrentCall extends CallDelegate {
  override setHeld(action: Performing<"setHeld">): Promise<void> {
    const current = [...this.sessions.values()].findLast(({ isConnected }) => isConnected);
    return super.setHeld(current ? about(current.id, action) : action);
  }
}

class SharesOneHoldSwitch extends CallDelegate {
  constructor(parts: CallDelegateParts) {
    let isOn = false;
    const turn: Wrapper = (call, [id]) => call(id, isOn = !isOn);
    super({
      ...parts,
      engine: wrapped(parts.engine, (name) => name === "setHeld" ? turn : undefined),
    });
  }
}

class HoldsTooLate extends CallDelegate {
  protected override inTime(action: Performing, operation: Promise<void>): Promise<boolean> {
    if (action.kind !== "setHeld") return super.inTime(action, operation);
    return new Promise((resolve) => {
      const late = action.timeoutAt + 1000 as typeof action.timeoutAt;
      this.clock.schedule(late, () => resolve(operation.then(() => true, () => false)));
    });
  }
}

class LeavesGroupsOpen extends CallDelegate {
  override setGroup(): Promise<void> {
    return Promise.resolve();
  }
}

function leavesGroupsOpen(): Mutant {
  const name = "leaves group actions open";
  const adapter = appAdapter(name, (parts) => new LeavesGroupsOpen(parts));
  return {
    name,
    breaks: "app/complete-every-action",
    adapter: { ...adapter, capabilities: ["defersCompletion"] },
  };
}

/** The reference app with another delegate, which has the whole phone in its hands. */
function withPhone(
  name: string,
  breaks: RuleId,
  make: (phone: Phone) => new (parts: CallDelegateParts) => CallDelegate,
): Mutant {
  return {
    name,
    breaks,
    adapter: {
      kit: "app",
      name,
      open(phone) {
        const Broken = make(phone);
        return appAdapter(name, (parts) => new Broken(parts)).open(phone);
      },
    },
  };
}

function startsTheSameAgain({ controller }: Phone) {
  return class extends CallDelegate {
    override startCall(action: Performing<"startCall">): Promise<void> {
      const { callId, handle, isVideo } = action;
      void controller.request({ kind: "startCall", callId, handle, isVideo }).catch(() => {});
      return super.startCall(action);
    }
  };
}

function resumesByObserver({ observer }: Phone) {
  return class extends CallDelegate {
    constructor(parts: CallDelegateParts) {
      super(parts);
      const own = new Set<CallId>();
      observer.subscribe(({ id, hasEnded }) => {
        if (this.sessions.has(id)) own.add(id);
        if (!hasEnded || own.has(id)) return;
        const [session, other] = [...this.sessions.values()];
        if (!session?.isOnHold || other) return;
        session.isOnHold = false;
        this.runMedia();
        if (!session.hasMedia) {
          session.hasMedia = true;
          this.engine.startMedia(session.id);
        }
        void this.engine.setHeld(session.id, false).catch(() => {});
      });
    }
  };
}

/** It trusts that it has started after ten seconds: what comes before is lost. */
function hearsIntentsLate(): Mutant {
  const name = "hears of calls back from ten seconds after its launch on";
  const open: AppAdapter["open"] = (phone) => {
    const readyAt = phone.clock.now() + 10_000;
    return referenceApp.open({
      ...phone,
      setIntentHandler(handler) {
        phone.setIntentHandler((intent) => {
          if (phone.clock.now() >= readyAt) return handler?.(intent);
        });
      },
    });
  };
  return { name, breaks: "app/call-back-by-request", adapter: { ...referenceApp, name, open } };
}

/** A mute button that asks only where its own last wish was another one. */
function remembersItsWish(phone: Phone): AppIntents {
  let wish = false;
  const intents = standardIntents(phone);
  return {
    ...intents,
    setMuted(id, isMuted) {
      if (wish === isMuted) return;
      wish = isMuted;
      return intents.setMuted?.(id, isMuted);
    },
  };
}

const APPS: readonly Mutant[] = [
  seeded(
    appMutant(
      "activates the audio session once a call may ring",
      "app/leave-activation-to-the-system",
      ActivatesWhenItMayRing,
    ),
    "K36b",
  ),
  seeded(
    withPhone(
      "talks on when an observer shows that a call of others is gone",
      "app/start-media-after-activation",
      resumesByObserver,
    ),
    "K39a",
  ),
  seeded(
    appMutant(
      "holds the call that came to talk last, whichever was meant",
      "app/hold-to-the-value",
      HoldsTheCurrentCall,
    ),
    "K44a",
  ),
  seeded(
    appMutant(
      "has one hold switch for all its calls",
      "app/hold-to-the-value",
      SharesOneHoldSwitch,
    ),
    "K44c",
  ),
  seeded(
    appMutant(
      "puts a call on hold when the time for it is over",
      "app/complete-every-action",
      HoldsTooLate,
    ),
    "K45b",
  ),
  seeded(
    intentsMutant(
      "asks for no mute that it believes to be there",
      "app/mute-by-request",
      remembersItsWish,
    ),
    "K46d",
  ),
  seeded(leavesGroupsOpen(), "K50b"),
  seeded(
    withPhone(
      "asks for a start when it is given that start",
      "app/unique-call-ids",
      startsTheSameAgain,
    ),
    "K52a",
  ),
  seeded(hearsIntentsLate(), "K52b"),
];

/** The later classes of the catalogue of real defects: what no mutant stood for. */
export const CATALOGUE_LATE_MUTANTS: readonly Mutant[] = [
  ...APPS,
  ...CATALOGUE_LATE_SYSTEM_MUTANTS,
];
