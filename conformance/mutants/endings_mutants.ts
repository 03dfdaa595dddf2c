import type { Performing } from "../../actions/mod.ts";
import type { CallEndedReason, CallId } from "../../call/mod.ts";
import type { EngineEndCause } from "../../engine/mod.ts";
import { CallDelegate, type CallDelegateParts } from "../../reference/mod.ts";
import { callOf, transition } from "../../reference/system/mod.ts";
import type { AppAdapter, Phone } from "../adapter.ts";
import { patientPhone, standardIntents } from "../reference_adapters.ts";
import { appMutant as of, coreMutant as withCore, type Mutant, seeded } from "./mutant.ts";

class InventsAReason extends CallDelegate {
  override ended(id: CallId, cause: EngineEndCause): void {
    const session = this.sessions.get(id);
    if (!session || session.isEnding) return;
    this.provider.reportCallEnded(id, cause as CallEndedReason);
    this.forget(session);
  }
}

class ReportsTheEndTwice extends CallDelegate {
  override ended(id: CallId, cause: EngineEndCause): void {
    super.ended(id, cause);
    this.provider.reportCallEnded(id, "failed");
  }
}

/** Fails what waits for the engine when the far side ends the call. */
class FailsWhatIsDropped extends CallDelegate {
  readonly #waiting = new Map<CallId, Performing>();

  protected override inTime(action: Performing, operation: Promise<void>): Promise<boolean> {
    this.#waiting.set(action.callId, action);
    return super.inTime(action, operation);
  }

  override ended(id: CallId, cause: EngineEndCause): void {
    const waiting = this.#waiting.get(id);
    const isDropped = this.sessions.get(id)?.isEnding === false && waiting?.isComplete === false;
    super.ended(id, cause);
    if (isDropped) waiting?.fail();
  }
}

class DropsTheCallWithItsKeys extends CallDelegate {
  override async playDtmf(action: Performing<"playDtmf">): Promise<void> {
    const session = this.sessions.get(action.callId);
    if (!session) return action.fail();
    const sent = this.engine.sendDigits(session.id, action.digits);
    const isDone = await this.inTime(action, sent);
    if (!this.isCurrent(session)) return;
    if (isDone) return action.fulfill();
    if (session.isConnected && !session.isEnding) this.forget(session);
    action.fail();
  }
}

class StopsMediaAtLast extends CallDelegate {
  override async endCall(action: Performing<"endCall">): Promise<void> {
    const session = this.sessions.get(action.callId);
    if (!session) return action.fulfill();
    await this.inTime(action, this.engine.hangUp(session.id));
    if (!this.isCurrent(session)) return;
    action.fulfill();
    this.forget(session);
  }
}

/** Requests the end of a call as its own end button does, whoever ends it. */
class EndsAsItsButtonDoes extends CallDelegate {
  readonly #controller: Phone["controller"];
  readonly #asked = new Set<CallId>();

  constructor(parts: CallDelegateParts, { controller }: Phone) {
    super(parts);
    this.#controller = controller;
  }

  override endCall(action: Performing<"endCall">): Promise<void> {
    const { callId } = action;
    if (!this.#asked.has(callId)) {
      this.#asked.add(callId);
      this.#controller.request({ kind: "endCall", callId }).catch(() => {});
    }
    return super.endCall(action);
  }
}

/** The reference app without what it does at its launch. */
function launching(
  name: string,
  breaks: Mutant["breaks"],
  make: (parts: CallDelegateParts, phone: Phone) => CallDelegate,
): Mutant {
  const adapter: AppAdapter = {
    kit: "app",
    name,
    open(phone) {
      const delegate = make({ ...phone, provider: phone.provider() }, phone);
      const intents = standardIntents(patientPhone(phone, delegate));
      return { calls: () => delegate.manager.ids, intents };
    },
  };
  return { name, breaks, adapter };
}

/** Takes a report about a stranger for one about the call that came first. */
const endingTheFirst: typeof transition = (state, input) => {
  const [first] = state.calls;
  const isStrange = input.kind === "callEndReported" && !callOf(state, input.callId);
  return transition(state, isStrange && first ? { ...input, callId: first.id } : input);
};

/** Leaves out the date that the app gives for an end. */
const endingNow: typeof transition = (state, input) => {
  if (input.kind === "callEndReported") {
    const { endedAt: _, ...undated } = input;
    return transition(state, undated);
  }
  if (input.kind !== "completed") return transition(state, input);
  const { dateEnded: _, ...details } = input.details ?? {};
  return transition(state, { ...input, details });
};

/** The reference with one fault each: endings. */
export const ENDINGS_MUTANTS: readonly Mutant[] = [
  of("gives a reason that there is not", "app/known-end-reasons", InventsAReason),
  seeded(
    of("reports the end of a call twice", "app/silent-after-an-end", ReportsTheEndTwice),
    "K16b",
  ),
  of(
    "fails an action whose call it has reported as ended",
    "app/leave-actions-of-ended-calls",
    FailsWhatIsDropped,
  ),
  of(
    "forgets a call whose keys it cannot send",
    "app/get-every-call-to-its-end",
    DropsTheCallWithItsKeys,
  ),
  of("stops media after the end", "app/stop-media-before-ending", StopsMediaAtLast),
  seeded(
    launching(
      "asks for an end when it is asked for one",
      "app/no-end-in-answer-to-an-end",
      (parts, phone) => new EndsAsItsButtonDoes(parts, phone),
    ),
    "K16a",
  ),
  launching(
    "leaves the calls of its last life on the phone",
    "app/end-leftovers-at-launch",
    (parts) => new CallDelegate(parts),
  ),
  withCore(
    "ends the first call for a stranger's end",
    "system/survive-strange-reports",
    endingTheFirst,
  ),
  withCore("dates every end now", "system/use-given-dates", endingNow),
];
