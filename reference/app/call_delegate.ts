import type { CallAction, Performing } from "../../actions/mod.ts";
import { type CallId, callId, type Clock, type Handle, type Instant } from "../../call/mod.ts";
import type { CallEngine, CallEngineListener, EngineEndCause } from "../../engine/mod.ts";
import type {
  AudioSession,
  CallProvider,
  ProviderDelegate,
  PushPayload,
  PushRegistry,
} from "../../provider/mod.ts";
import { CallManager } from "./call_manager.ts";
import { ENDED_REASON_OF } from "./ended_reason.ts";
import { isWaiting, newSession, type Session } from "./session.ts";

/** What a delegate works with. */
export interface CallDelegateParts {
  /** Where calls are reported to. */
  readonly provider: CallProvider;
  /** The calling SDK. */
  readonly engine: CallEngine;
  /** The device's audio. */
  readonly audioSession: AudioSession;
  /** Whose time it is. */
  readonly clock: Clock;
  /** Where VoIP pushes come from, for an app that takes them. */
  readonly pushRegistry?: PushRegistry;
  /** What the app keeps on the device; without it, it knows of nothing after a relaunch. */
  readonly storage?: Map<string, string>;
}

/** What the server puts into a push. */
export interface PushedCall {
  /** The id of the call, in any case. */
  readonly id: string;
  /** Who calls. */
  readonly from: Handle;
  /** Whether with video. */
  readonly isVideo: boolean;
}

/** How long before its deadline an action is given up, so that the system still hears of it. */
const MARGIN_MS = 500;

/**
 * The app between the phone and a calling SDK. It keeps the contract: it completes every action once
 * its effect is real, looks again at its call after every wait, and lets media run only while the
 * system has the audio session active.
 */
export class CallDelegate implements ProviderDelegate, CallEngineListener {
  /** The ids of the ongoing calls. */
  readonly manager: CallManager;
  /** Where calls are reported to. */
  protected readonly provider: CallProvider;
  /** The calling SDK. */
  protected readonly engine: CallEngine;
  /** The device's audio. */
  protected readonly audioSession: AudioSession;
  /** What is known of each call, from before it is reported until it is forgotten. */
  protected readonly sessions: Map<CallId, Session> = new Map();
  /** Whose time it is. */
  protected readonly clock: Clock;
  #isAudioActive = false;
  /** The holds that are under way. */
  readonly #holds = new Set<Promise<void>>();

  /** Takes its place as the provider's delegate and the engine's listener. */
  constructor(parts: CallDelegateParts) {
    const { provider, engine, audioSession, clock, pushRegistry, storage } = parts;
    this.manager = new CallManager(storage);
    this.provider = provider;
    this.engine = engine;
    this.audioSession = audioSession;
    this.clock = clock;
    provider.setDelegate(this);
    engine.setListener(this);
    pushRegistry?.setHandler((payload) => this.pushed(payload));
  }

  // What the system asks for.

  /** Invites the other party, and fulfills once that is done. */
  async startCall(action: Performing<"startCall">): Promise<void> {
    if (this.sessions.has(action.callId)) return action.fail();
    const session = this.begin(action.callId, true);
    this.manager.add(session.id);
    this.audioSession.configure();
    const isDone = await this.inTime(
      action,
      this.engine.dial(session.id, action.handle, action.isVideo),
    );
    if (!this.isCurrent(session)) return;
    if (!isDone) return this.abandon(session, action);
    session.isInvited = true;
    action.fulfill();
    this.provider.reportOutgoingCallStartedConnecting(session.id);
    if (session.isConnected) this.goOn(session);
  }

  /** Answers, and fulfills once both can talk. */
  async answerCall(action: Performing<"answerCall">): Promise<void> {
    const session = this.sessions.get(action.callId);
    if (!session) return action.fail();
    this.audioSession.configure();
    const isDone = await this.inTime(action, this.engine.accept(session.id));
    if (!this.isCurrent(session)) return;
    if (!isDone) return this.abandon(session, action);
    session.isConnected = true;
    action.fulfill();
    this.runMedia();
  }

  /** Hangs up, fulfills and forgets. A call that is gone here is fulfilled, so that it goes there. */
  async endCall(action: Performing<"endCall">): Promise<void> {
    const session = this.sessions.get(action.callId);
    if (!session) return action.fulfill();
    session.isEnding = true;
    this.runMedia();
    await this.inTime(action, this.engine.hangUp(session.id));
    if (!this.isCurrent(session)) return;
    action.fulfill();
    this.forget(session);
  }

  /** Holds or resumes the leg and its media. */
  setHeld(action: Performing<"setHeld">): Promise<void> {
    const done = this.#setHeld(action);
    if (action.isOnHold) this.#holds.add(done);
    void done.then(() => this.#holds.delete(done));
    return done;
  }

  async #setHeld(action: Performing<"setHeld">): Promise<void> {
    const session = this.sessions.get(action.callId);
    if (!session) return action.fail();
    if (action.isOnHold) session.holds++;
    this.runMedia();
    const leg = this.engine.setHeld(session.id, action.isOnHold);
    const isDone = await this.inTime(action, leg);
    if (!this.isCurrent(session)) return;
    if (action.isOnHold) session.holds--;
    if (isDone) session.isOnHold = action.isOnHold;
    this.runMedia();
    if (isDone) return action.fulfill();
    action.fail();
    // What comes through too late is taken back, so that leg and system agree.
    void succeeds(leg).then((isLate) =>
      isLate && succeeds(this.engine.setHeld(session.id, isWaiting(session)))
    );
  }

  /** Lets calls talk together, or one leave the others: who joins those in front comes off hold. */
  async setGroup(action: Performing<"setGroup">): Promise<void> {
    const session = this.sessions.get(action.callId);
    if (!session) return action.fail();
    if (action.callIdToGroupWith === null) {
      this.#leave(session);
      return action.fulfill();
    }
    const other = this.sessions.get(action.callIdToGroupWith);
    if (!other) return action.fail();
    const joining = [...new Set([session, other, ...this.#membersOf(other)])];
    const isInFront = () => !joining.every(isWaiting);
    const held = isInFront() ? joining.filter(({ isOnHold }) => isOnHold) : [];
    const legs = held.map(({ id }) => this.engine.setHeld(id, false));
    const isDone = await this.inTime(action, Promise.all(legs).then(() => {}));
    if (!this.isCurrent(session)) return;
    if (!isDone || !joining.every((each) => this.isCurrent(each))) return action.fail();
    this.#leave(session);
    other.group ??= other.id;
    session.group = other.group;
    // Nobody may be in front any more: then those who were to come off hold wait on.
    if (isInFront()) held.forEach((each) => each.isOnHold = false);
    else for (const { id } of held) void succeeds(this.engine.setHeld(id, true));
    action.fulfill();
    this.runMedia();
  }

  /** Silences the microphone or opens it. */
  setMuted(action: Performing<"setMuted">): void {
    if (!this.sessions.has(action.callId)) return action.fail();
    this.engine.setMuted(action.callId, action.isMuted);
    action.fulfill();
  }

  /** Sends every digit. */
  async playDtmf(action: Performing<"playDtmf">): Promise<void> {
    const session = this.sessions.get(action.callId);
    if (!session) return action.fail();
    const isDone = await this.inTime(
      action,
      this.engine.sendDigits(session.id, action.digits),
    );
    if (!this.isCurrent(session)) return;
    if (isDone) action.fulfill();
    else action.fail();
  }

  /** The phone translates by itself, and the audio runs as before. */
  setTranslating(action: Performing<"setTranslating">): void {
    if (!this.sessions.has(action.callId)) return action.fail();
    action.fulfill({ engine: "default" });
  }

  /** The system gave an action up: what it was about is cleaned up, and the action left alone. */
  timedOut(action: CallAction): void {
    const session = this.sessions.get(action.callId);
    if (!session) return;
    if (action.kind === "endCall") this.provider.reportCallEnded(session.id, "failed");
    else if (action.kind !== "startCall" && action.kind !== "answerCall") return;
    this.forget(session);
    void succeeds(this.engine.hangUp(session.id));
  }

  /** Everything is gone: media first, then the legs, then the list. */
  didReset(): void {
    this.#isAudioActive = false;
    this.runMedia();
    for (const session of [...this.sessions.values()]) {
      this.forget(session);
      void succeeds(this.engine.hangUp(session.id));
    }
    this.manager.removeAll();
  }

  /** Media may run. */
  didActivateAudio(_session: AudioSession): void {
    this.#isAudioActive = true;
    this.runMedia();
  }

  /** Media may not run. */
  didDeactivateAudio(_session: AudioSession): void {
    this.#isAudioActive = false;
    this.runMedia();
  }

  /** Resolves when the calls that are being put on hold are; null where there are none. */
  get holding(): Promise<unknown> | null {
    return this.#holds.size > 0 ? Promise.all(this.#holds) : null;
  }

  /** The calls that talk together, group by group. */
  get groups(): readonly (readonly CallId[])[] {
    const ids = new Map<CallId, CallId[]>();
    for (const { id, group } of this.sessions.values()) {
      if (group !== null) ids.set(group, [...ids.get(group) ?? [], id]);
    }
    return [...ids.values()];
  }

  // What the far side does.

  /** Reports the call, and lists it once the system shows it; it can be answered before that. */
  async incoming(id: CallId, from: Handle, isVideo: boolean): Promise<void> {
    if (this.sessions.has(id)) return;
    const session = this.begin(id, false);
    try {
      await this.provider.reportNewIncomingCall(id, {
        remoteHandle: from,
        localizedCallerName: from.value,
        hasVideo: isVideo,
      });
    } catch {
      if (this.forget(session)) await succeeds(this.engine.hangUp(id));
      return;
    }
    if (this.isCurrent(session)) this.manager.add(id);
  }

  /** A push brings a call: it is reported before anything is asked, and ended where it is gone. */
  async pushed({ data }: PushPayload): Promise<void> {
    const { id: text, from, isVideo } = data as unknown as PushedCall;
    const id = callId(text);
    if (this.sessions.has(id)) {
      // The call is known: the system refuses the second report, and the push is answered by it.
      return await this.provider.reportNewIncomingCall(id, { remoteHandle: from }).catch(() => {});
    }
    const reported = this.incoming(id, from, isVideo);
    const session = this.sessions.get(id);
    const isThere = await this.engine.find(id).catch(() => true);
    await reported;
    if (!isThere && session && this.forget(session)) {
      this.provider.reportCallEnded(id, "remoteEnded");
    }
  }

  /** The far side turned its video on or off: the phone shows it. */
  videoChanged(id: CallId, hasVideo: boolean): void {
    if (this.sessions.has(id)) this.provider.reportCallUpdated(id, { hasVideo });
  }

  /** Both parties of an outgoing call can talk: said once the invitation is known to be sent. */
  connected(id: CallId): void {
    const session = this.sessions.get(id);
    if (!session?.isOutgoing) return;
    session.isConnected = true;
    if (session.isInvited) this.goOn(session);
  }

  /** The call is over: the system is told why, unless it is what ended it. */
  ended(id: CallId, cause: EngineEndCause): void {
    const session = this.sessions.get(id);
    if (!session || session.isEnding) return;
    this.forget(session);
    this.provider.reportCallEnded(id, ENDED_REASON_OF[cause]);
  }

  /** Opens a session for a call, which is not yet on the list. */
  protected begin(id: CallId, isOutgoing: boolean): Session {
    const session = newSession(id, isOutgoing);
    this.sessions.set(id, session);
    return session;
  }

  /** Whether the call is still the one that it was before a wait. */
  protected isCurrent(session: Session): boolean {
    return this.sessions.get(session.id) === session;
  }

  /** Takes a call off the list and stops its media; false where it was gone. */
  protected forget(session: Session): boolean {
    if (!this.isCurrent(session)) return false;
    session.isEnding = true;
    this.runMedia();
    this.#leave(session);
    this.sessions.delete(session.id);
    this.manager.remove(session.id);
    return true;
  }

  #membersOf({ group }: Session): readonly Session[] {
    return [...this.sessions.values()].filter((each) => group !== null && each.group === group);
  }

  /** Leaves the group; one that is left alone talks together with nobody. */
  #leave(session: Session): void {
    const others = this.#membersOf(session).filter((each) => each !== session);
    session.group = null;
    const [last] = others;
    if (others.length === 1 && last) last.group = null;
  }

  /** Says that an outgoing call is connected. */
  protected goOn(session: Session): void {
    this.provider.reportOutgoingCallConnected(session.id);
    this.runMedia();
  }

  /** Fails an action and gives its call up, also what the engine may still be at. */
  protected abandon(session: Session, action: Performing): void {
    this.forget(session);
    action.fail();
    void succeeds(this.engine.hangUp(session.id));
  }

  /** Whether an operation succeeds, and early enough before the deadline of its action. */
  protected inTime(action: Performing, operation: Promise<void>): Promise<boolean> {
    return new Promise((resolve) => {
      const due = action.timeoutAt - MARGIN_MS as Instant;
      const cancel = this.clock.schedule(due, () => resolve(false));
      void succeeds(operation).then((isDone) => {
        cancel();
        resolve(isDone);
      });
    });
  }

  /** Starts and stops media so that it runs for those who can talk, while the session is active. */
  protected runMedia(): void {
    for (const session of this.sessions.values()) {
      const shallRun = this.#isAudioActive && session.isConnected && !isWaiting(session) &&
        !session.isEnding;
      if (shallRun === session.hasMedia) continue;
      session.hasMedia = shallRun;
      if (shallRun) this.engine.startMedia(session.id);
      else this.engine.stopMedia(session.id);
    }
  }
}

/** Whether an operation succeeded. */
function succeeds(operation: Promise<void>): Promise<boolean> {
  return operation.then(() => true, () => false);
}
