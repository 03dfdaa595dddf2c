import type { CallAction, Performing } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { AudioSession } from "../../provider/mod.ts";
import { CallDelegate } from "../../reference/mod.ts";
import { appMutant, type Mutant, seeded } from "./mutant.ts";

class HasNoWordForStrangers extends CallDelegate {
  override setMuted(action: Performing<"setMuted">): void {
    if (this.sessions.has(action.callId)) super.setMuted(action);
  }
}

class SaysOnlyThatKeysWereSent extends CallDelegate {
  override async playDtmf(action: Performing<"playDtmf">): Promise<void> {
    const session = this.sessions.get(action.callId);
    if (!session) return action.fail();
    const isDone = await this.inTime(action, this.engine.sendDigits(session.id, action.digits));
    if (isDone && this.isCurrent(session)) action.fulfill();
  }
}

/** No action has a limit of its own. */
class HasNoHurry extends CallDelegate {
  protected override inTime(_action: Performing, operation: Promise<void>): Promise<boolean> {
    return operation.then(() => true, () => false);
  }
}

class CaresForNoTimeOut extends HasNoHurry {
  override timedOut(): void {}
}

class FulfillsInATimeOut extends HasNoHurry {
  readonly #given = new Map<string, Performing>();

  override answerCall(action: Performing<"answerCall">): Promise<void> {
    this.#given.set(action.id, action);
    return super.answerCall(action);
  }

  override timedOut(action: CallAction): void {
    this.#given.get(action.id)?.fulfill();
  }
}

/** How dialing went does not matter for what becomes of the start. */
class FulfillsWhateverCameOfIt extends CallDelegate {
  protected override async inTime(
    action: Performing,
    operation: Promise<void>,
  ): Promise<boolean> {
    const isDone = await super.inTime(action, operation);
    return isDone || action.kind === "startCall";
  }
}

class StartsWhenTheFarSideAnswers extends CallDelegate {
  readonly #starts = new Map<CallId, Performing<"startCall">>();

  override async startCall(action: Performing<"startCall">): Promise<void> {
    const { callId, isVideo } = action;
    if (this.sessions.has(callId)) return action.fail();
    const session = this.begin(callId, true);
    this.manager.add(callId);
    this.audioSession.configure();
    this.#starts.set(callId, action);
    const isDone = await this.inTime(action, this.engine.dial(callId, action.handle, isVideo));
    if (!this.isCurrent(session)) return;
    if (!isDone) return this.abandon(session, action);
    session.isInvited = true;
    if (session.isConnected) this.connected(callId);
  }

  override connected(id: CallId): void {
    if (this.sessions.get(id)?.isInvited) {
      this.#starts.get(id)?.fulfill();
      this.provider.reportOutgoingCallStartedConnecting(id);
    }
    super.connected(id);
  }
}

class AnswersWhenThereIsAudio extends CallDelegate {
  readonly #answers: Performing<"answerCall">[] = [];

  override async answerCall(action: Performing<"answerCall">): Promise<void> {
    const session = this.sessions.get(action.callId);
    if (!session) return action.fail();
    this.audioSession.configure();
    const isDone = await this.inTime(action, this.engine.accept(session.id));
    if (!this.isCurrent(session)) return;
    if (!isDone) return this.abandon(session, action);
    session.isConnected = true;
    this.#answers.push(action);
  }

  override didActivateAudio(session: AudioSession): void {
    for (const action of this.#answers.splice(0)) action.fulfill();
    super.didActivateAudio(session);
  }
}

/** The object of an outgoing call comes with the answer: what is to end waits for it. */
class EndsOnceThereIsAnObject extends CallDelegate {
  readonly #ends = new Map<CallId, Performing<"endCall">>();

  override endCall(action: Performing<"endCall">): Promise<void> {
    const session = this.sessions.get(action.callId);
    if (!session?.isOutgoing || session.isConnected) return super.endCall(action);
    this.#ends.set(action.callId, action);
    return Promise.resolve();
  }

  override connected(id: CallId): void {
    super.connected(id);
    const end = this.#ends.get(id);
    if (end) void super.endCall(end);
  }
}

/** An app that may complete an action after its handler is over. */
function deferring(mutant: Mutant): Mutant {
  return { ...mutant, adapter: { ...mutant.adapter, capabilities: ["defersCompletion"] } };
}

/** The reference app with one fault each: when and how it completes what it is given. */
export const CATALOGUE_EARLY_ACTION_MUTANTS: readonly Mutant[] = [
  seeded(
    deferring(appMutant(
      "leaves a mute of a stranger open",
      "app/complete-every-action",
      HasNoWordForStrangers,
    )),
    "K08a",
  ),
  seeded(
    deferring(appMutant(
      "leaves keys open that could not be sent",
      "app/complete-every-action",
      SaysOnlyThatKeysWereSent,
    )),
    "K08b",
  ),
  seeded(
    appMutant("waits for its engine without a limit", "app/complete-every-action", HasNoHurry),
    "K08c",
  ),
  seeded(
    appMutant(
      "fulfills a start that could not be dialed",
      "app/start-when-invited",
      FulfillsWhateverCameOfIt,
    ),
    "K09b",
  ),
  seeded(
    deferring(appMutant(
      "fulfills a start once the far side answers",
      "app/complete-every-action",
      StartsWhenTheFarSideAnswers,
    )),
    "K10a",
  ),
  seeded(
    deferring(appMutant(
      "fulfills an answer once there is audio",
      "app/complete-every-action",
      AnswersWhenThereIsAudio,
    )),
    "K10b",
  ),
  seeded(
    deferring(appMutant(
      "ends an outgoing call only once it was answered",
      "app/complete-every-action",
      EndsOnceThereIsAnObject,
    )),
    "K10c",
  ),
  seeded(
    appMutant(
      "waits without a limit and cares for no time-out",
      "app/complete-every-action",
      CaresForNoTimeOut,
    ),
    "K12a",
  ),
  seeded(
    appMutant(
      "fulfills an answer when it has timed out",
      "app/complete-every-action",
      FulfillsInATimeOut,
    ),
    "K12b",
  ),
];
