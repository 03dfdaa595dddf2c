import type { Performing } from "../../actions/mod.ts";
import { type CallId, type Handle, handle } from "../../call/mod.ts";
import type { AudioSession } from "../../provider/mod.ts";
import { CallDelegate, type CallDelegateParts, type Session } from "../../reference/mod.ts";
import type { RuleId } from "../../rules/mod.ts";
import type { AppAdapter, AppIntents, Phone } from "../adapter.ts";
import { appAdapter, standardIntents } from "../reference_adapters.ts";
import { CATALOGUE_EARLY_ACTION_MUTANTS } from "./catalogue_early_action_mutants.ts";
import { CATALOGUE_EARLY_ENDING_MUTANTS } from "./catalogue_early_ending_mutants.ts";
import { CATALOGUE_EARLY_SYSTEM_MUTANTS } from "./catalogue_early_system_mutants.ts";
import { appMutant, intentsMutant, type Mutant, seeded } from "./mutant.ts";

class GivesUpByTheActionsId extends CallDelegate {
  protected override abandon(session: Session, action: Performing): void {
    if (this.clock.now() < action.timeoutAt - 500) return super.abandon(session, action);
    const found = this.sessions.get(action.id as string as CallId);
    if (found) super.abandon(found, action);
    else action.fail();
  }
}

class UpdatesTheStartAction extends CallDelegate {
  override async startCall(action: Performing<"startCall">): Promise<void> {
    await super.startCall(action);
    const id = action.id as string as CallId;
    this.provider.reportCallUpdated(id, { hasVideo: action.isVideo });
  }
}

/** Everybody has one id for life, as a room has. */
function namesCallsByWhoIsCalled(phone: Phone): AppIntents {
  const { controller, newCallId } = phone;
  const rooms = new Map<string, CallId>();
  return {
    ...standardIntents(phone),
    start(to, isVideo) {
      const callId = rooms.get(to.value) ?? newCallId();
      rooms.set(to.value, callId);
      return controller.request({ kind: "startCall", callId, handle: to, isVideo });
    },
  };
}

/** Lists an outgoing call again when it has audio; one entry goes when it ends. */
class ListsAgainWithAudio extends CallDelegate {
  readonly again: CallId[] = [];

  override didActivateAudio(session: AudioSession): void {
    for (const { id, isOutgoing } of this.sessions.values()) if (isOutgoing) this.again.push(id);
    super.didActivateAudio(session);
  }

  override didReset(): void {
    this.again.length = 0;
    super.didReset();
  }
}

function listsAgain(): Mutant {
  const name = "lists a call a second time when it gets audio";
  let app: ListsAgainWithAudio;
  const adapter = appAdapter(name, (parts) => app = new ListsAgainWithAudio(parts));
  const broken: AppAdapter = {
    ...adapter,
    async open(phone) {
      const subject = await adapter.open(phone);
      const { again } = app;
      return { ...subject, calls: () => [...subject.calls(), ...again] };
    },
  };
  return { name, breaks: "app/forget-ended-calls", adapter: broken };
}

class StartsWhatItAnswers extends CallDelegate {
  readonly #controller: Phone["controller"];

  constructor(parts: CallDelegateParts, { controller }: Phone) {
    super(parts);
    this.#controller = controller;
  }

  override async answerCall(action: Performing<"answerCall">): Promise<void> {
    const { callId } = action;
    const to = handle("generic", "whoever calls");
    this.#controller.request({ kind: "startCall", callId, handle: to, isVideo: false })
      .catch(() => {});
    await super.answerCall(action);
  }
}

/** Has a place for one outgoing call, which its end leaves taken. */
class RefusesASecondLine extends CallDelegate {
  #outgoing: CallId | null = null;

  override startCall(action: Performing<"startCall">): Promise<void> {
    if (this.#outgoing === null) {
      this.#outgoing = action.callId;
      return super.startCall(action);
    }
    action.fail();
    return Promise.resolve();
  }
}

class AnswersForGood extends CallDelegate {
  override async answerCall(action: Performing<"answerCall">): Promise<void> {
    const session = this.sessions.get(action.callId);
    if (!session) return action.fail();
    this.audioSession.configure();
    const isDone = await this.inTime(action, this.engine.accept(session.id));
    if (!isDone) return this.abandon(session, action);
    session.isConnected = true;
    action.fulfill();
    this.runMedia();
  }
}

/** Writes down what it knew of a call before it answered, whatever became of it since. */
class BringsCallsBack extends CallDelegate {
  override async answerCall(action: Performing<"answerCall">): Promise<void> {
    const session = this.sessions.get(action.callId);
    if (!session) return action.fail();
    this.audioSession.configure();
    const isDone = await this.inTime(action, this.engine.accept(session.id));
    const isStale = !this.isCurrent(session);
    this.sessions.set(session.id, session);
    this.manager.add(session.id);
    if (isStale) return;
    if (!isDone) return this.abandon(session, action);
    session.isConnected = true;
    action.fulfill();
    this.runMedia();
  }
}

class MakesAProviderForEachCall extends CallDelegate {
  readonly #make: Phone["provider"];

  constructor(parts: CallDelegateParts, { provider }: Phone) {
    super(parts);
    this.#make = provider;
  }

  override incoming(id: CallId, from: Handle, isVideo: boolean): Promise<void> {
    this.#make().setDelegate(this);
    return super.incoming(id, from, isVideo);
  }
}

/** A call that comes beside another finds everything set up anew. */
class SetsUpAnew extends CallDelegate {
  readonly #make: Phone["provider"];

  constructor(parts: CallDelegateParts, { provider }: Phone) {
    super(parts);
    this.#make = provider;
  }

  override incoming(id: CallId, from: Handle, isVideo: boolean): Promise<void> {
    const live = [...this.sessions.values()];
    if (
      live.length > 0 && live.every(({ isOutgoing, isConnected }) => !isOutgoing && !isConnected)
    ) {
      this.provider.invalidate();
      Reflect.set(this, "provider", this.#make());
      this.provider.setDelegate(this);
      for (const session of live) {
        this.forget(session);
        this.engine.hangUp(session.id).catch(() => {});
      }
    }
    return super.incoming(id, from, isVideo);
  }
}

/** The reference app with another delegate, which has the phone in its hands. */
function onPhone(
  name: string,
  breaks: RuleId,
  Broken: new (parts: CallDelegateParts, phone: Phone) => CallDelegate,
): Mutant {
  const open = (phone: Phone) => appAdapter(name, (parts) => new Broken(parts, phone)).open(phone);
  return { name, breaks, adapter: { kit: "app", name, open } };
}

/** The reference with one fault each, after the first half of a catalogue of real defects. */
export const CATALOGUE_EARLY_MUTANTS: readonly Mutant[] = [
  seeded(
    appMutant(
      "looks up what took too long by the id of the action",
      "app/acceptance-is-not-success",
      GivesUpByTheActionsId,
    ),
    "K02a",
  ),
  seeded(
    appMutant(
      "updates the start action in place of its call",
      "app/call-ids-are-not-action-ids",
      UpdatesTheStartAction,
    ),
    "K02b",
  ),
  seeded(
    intentsMutant(
      "has one id for each person that is called",
      "app/unique-call-ids",
      namesCallsByWhoIsCalled,
    ),
    "K04a",
  ),
  seeded(listsAgain(), "K05a"),
  seeded(
    onPhone("starts the call that it answers", "app/unique-call-ids", StartsWhatItAnswers),
    "K05b",
  ),
  seeded(
    appMutant("fails every start but the first", "app/work-after-a-reset", RefusesASecondLine),
    "K14a",
  ),
  seeded(
    appMutant(
      "answers a call that ended meanwhile",
      "app/leave-actions-of-ended-calls",
      AnswersForGood,
    ),
    "K23a",
  ),
  seeded(
    appMutant(
      "takes a call back that ended while it was answered",
      "app/forget-ended-calls",
      BringsCallsBack,
    ),
    "K23b",
  ),
  seeded(
    onPhone("makes a provider for each call", "app/one-provider", MakesAProviderForEachCall),
    "K28a",
  ),
  seeded(
    onPhone("sets up anew beside a live call", "app/one-provider", SetsUpAnew),
    "K28b",
  ),
  ...CATALOGUE_EARLY_ACTION_MUTANTS,
  ...CATALOGUE_EARLY_ENDING_MUTANTS,
  ...CATALOGUE_EARLY_SYSTEM_MUTANTS,
];
