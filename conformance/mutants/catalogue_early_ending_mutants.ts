import type { Performing } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { EngineEndCause } from "../../engine/mod.ts";
import { CallDelegate, type CallDelegateParts } from "../../reference/mod.ts";
import type { Phone } from "../adapter.ts";
import { appAdapter } from "../reference_adapters.ts";
import { appMutant, type Mutant, seeded } from "./mutant.ts";

/** Remembers that it has reported an end, and forgets to forget it. */
class ReportsOneEndOnly extends CallDelegate {
  #hasReported = false;

  override ended(id: CallId, cause: EngineEndCause): void {
    const session = this.sessions.get(id);
    if (!session || session.isEnding) return;
    if (this.#hasReported) return void this.forget(session);
    this.#hasReported = true;
    super.ended(id, cause);
  }
}

class KeepsErrorsForItself extends CallDelegate {
  override ended(id: CallId, cause: EngineEndCause): void {
    const session = this.sessions.get(id);
    if (cause !== "connectionLost") super.ended(id, cause);
    else if (session && !session.isEnding) this.forget(session);
  }
}

/** A delegate that takes some causes for others; null: it does nothing then. */
function hearing(change: (cause: EngineEndCause, isConnected: boolean) => EngineEndCause | null) {
  return class extends CallDelegate {
    override ended(id: CallId, cause: EngineEndCause): void {
      const heard = change(cause, this.sessions.get(id)?.isConnected ?? false);
      if (heard !== null) super.ended(id, heard);
    }
  };
}

const TakesNoAnswerForAnEnd = hearing((cause) => cause === "noAnswer" ? "hungUp" : cause);
const KnowsNoBusy = hearing((cause) => cause === "busy" ? null : cause);
const NobodyEverAnswered = hearing((cause, isConnected) => isConnected ? "noAnswer" : cause);
const RingsOn = hearing((cause) => cause === "answeredElsewhere" ? null : cause);

/** As long as some call is answered, every end is taken for the end of that one. */
class TakesADeclineForAnEnd extends CallDelegate {
  override async endCall(action: Performing<"endCall">): Promise<void> {
    const session = this.sessions.get(action.callId);
    const answered = [...this.sessions.values()].find(({ isConnected }) => isConnected);
    if (!session || session.isConnected || !answered) return super.endCall(action);
    await this.inTime(action, this.engine.hangUp(answered.id));
    if (!this.isCurrent(session)) return;
    action.fulfill();
    this.forget(session);
  }
}

class ForgetsTheOtherCall extends CallDelegate {
  override async endCall(action: Performing<"endCall">): Promise<void> {
    await super.endCall(action);
    for (const other of [...this.sessions.values()]) {
      const isTalking = other.isConnected && !other.isEnding;
      if (isTalking && other.id !== action.callId) this.forget(other);
    }
  }
}

class EndsWhatWasTakenElsewhere extends CallDelegate {
  readonly #controller: Phone["controller"];

  constructor(parts: CallDelegateParts, { controller }: Phone) {
    super(parts);
    this.#controller = controller;
  }

  override ended(id: CallId, cause: EngineEndCause): void {
    if (cause !== "answeredElsewhere" && cause !== "declinedElsewhere") {
      return super.ended(id, cause);
    }
    if (!this.sessions.has(id)) return;
    this.#controller.request({ kind: "endCall", callId: id }).catch(() => {});
  }
}

class EndsTheCallThatCameFirst extends CallDelegate {
  override ended(id: CallId, cause: EngineEndCause): void {
    const [first = id] = this.sessions.keys();
    super.ended(first, cause);
  }
}

class OnlyEmptiesItsListAtAReset extends CallDelegate {
  override didReset(): void {
    this.manager.removeAll();
  }
}

class DoesNothingAtAReset extends CallDelegate {
  override didReset(): void {}
}

const ENDS_ELSEWHERE = "asks for the end of what was taken on another device";

/** The reference app with one fault each: how calls end, and what is left then. */
export const CATALOGUE_EARLY_ENDING_MUTANTS: readonly Mutant[] = [
  seeded(
    appMutant("reports the end of its first call only", "app/report-remote-end", ReportsOneEndOnly),
    "K14b",
  ),
  seeded(
    appMutant("does not report a lost connection", "app/report-remote-end", KeepsErrorsForItself),
    "K15b",
  ),
  seeded(
    appMutant(
      "says that the far side hung up where nobody answered",
      "app/say-how-it-ended",
      TakesNoAnswerForAnEnd,
    ),
    "K18a",
  ),
  seeded(
    appMutant("has no word for a busy line", "app/report-remote-end", KnowsNoBusy),
    "K18b",
  ),
  seeded(
    appMutant(
      "says of a call that was talked in that nobody answered",
      "app/say-how-it-ended",
      NobodyEverAnswered,
    ),
    "K18c",
  ),
  seeded(
    appMutant(
      "hangs up the answered call when another is declined",
      "app/end-however-asked",
      TakesADeclineForAnEnd,
    ),
    "K19a",
  ),
  seeded(
    appMutant(
      "forgets its other call at each end",
      "app/get-every-call-to-its-end",
      ForgetsTheOtherCall,
    ),
    "K19c",
  ),
  seeded(
    appMutant("rings on when another device has answered", "app/report-remote-end", RingsOn),
    "K20a",
  ),
  seeded(
    {
      name: ENDS_ELSEWHERE,
      breaks: "app/report-remote-end",
      adapter: {
        kit: "app",
        name: ENDS_ELSEWHERE,
        open: (phone) =>
          appAdapter(ENDS_ELSEWHERE, (parts) => new EndsWhatWasTakenElsewhere(parts, phone))
            .open(phone),
      },
    },
    "K20b",
  ),
  seeded(
    appMutant(
      "takes every end for that of the call that came first",
      "app/report-remote-end",
      EndsTheCallThatCameFirst,
    ),
    "K21b",
  ),
  seeded(
    appMutant(
      "empties its list at a reset and talks on",
      "app/reset-drops-everything",
      OnlyEmptiesItsListAtAReset,
    ),
    "K29a",
  ),
  seeded(
    appMutant("does nothing at a reset", "app/reset-drops-everything", DoesNothingAtAReset),
    "K29b",
  ),
];
