import type { ActionRequest, Performing } from "../../actions/mod.ts";
import type { CallId, CallUpdate, Clock } from "../../call/mod.ts";
import type { CallProvider } from "../../provider/mod.ts";
import type { AppProcess } from "../../reference/mod.ts";
import type { Launch } from "../mod.ts";
import { AndroidAudio } from "./android_audio.ts";
import { AnswerRequests } from "./answer_requests.ts";
import { CallStore } from "./call_store.ts";
import { CallTimers } from "./call_timers.ts";
import { eventOfApp, eventOfPush, payloadOf, type Reading } from "./incoming_event.ts";
import { fieldsOf, handleOf, idOf, participantOf, textOf } from "./native_values.ts";
import { type Ground, type NativeFunctions, printMoment } from "./platform.ts";
import type {
  CallEndedReason,
  CallParticipant,
  CallSession,
  IncomingCallEvent,
} from "./session.ts";

/** The reasons that it knows; any other text is `unknown`. */
const REASONS: readonly CallEndedReason[] = [
  "failed",
  "remoteEnded",
  "unanswered",
  "answeredElsewhere",
  "declinedElsewhere",
];

/** Telecom has no keys of its own, and no groups. */
const OFFERS: CallUpdate = {
  supportsDtmf: false,
  supportsGrouping: false,
  supportsUngrouping: false,
};

/** For how long a push is known, so that it counts once. */
const KNOWN_MS = 120_000;

/** The native half on Android: it keeps the call itself, and tells Telecom of what it did. */
export class AndroidHalf {
  /** What JavaScript calls. */
  readonly functions: NativeFunctions;
  /** The device's audio. */
  readonly audio: AndroidAudio;
  readonly #process: AppProcess;
  readonly #clock: Clock;
  readonly #ground: Ground;
  readonly #provider: CallProvider;
  readonly #store: CallStore;
  readonly #timers: CallTimers;
  readonly #answers: AnswerRequests;
  readonly #pushes = new Map<string, number>();
  /** Whom this side has Telecom hold or resume: it comes back as an action, and is not told again. */
  readonly #holding = new Set<CallId>();

  /** Starts with the app's process. */
  constructor({ process, clock }: Launch, ground: Ground) {
    this.#process = process;
    this.#clock = clock;
    this.#ground = ground;
    this.#store = new CallStore(ground.tell);
    this.#timers = new CallTimers(clock);
    this.#answers = new AnswerRequests(clock, ground.newId);
    this.audio = new AndroidAudio(ground, this.#store);
    this.functions = { ...this.#doing(), ...this.#telling(), ...this.#device() };
    this.#provider = process.provider({
      supportsVideo: true,
      supportedHandleKinds: ["phoneNumber", "emailAddress", "generic"],
    });
    this.#provider.setDelegate(this.#callbacks());
    process.pushRegistry.setHandler(({ data }) => this.#pushed(data));
  }

  /** The process is gone: nothing falls due any more. */
  stop(): void {
    this.#timers.stopAll();
    this.#answers.drop();
  }

  // What JavaScript has it do. Of mute, hold, video and keys it tells whether or not there is a call.

  #doing(): NativeFunctions {
    const { tell } = this.#ground;
    return {
      getActiveCallSession: () => Promise.resolve(structuredClone(this.#store.first)),
      startOutgoingCall: (recipient: unknown, options: unknown) =>
        this.#startOutgoing(participantOf(recipient), fieldsOf(options)["hasVideo"] === true),
      answerCall: (id: unknown) => this.#answered(callOf(id)),
      endCall: (id: unknown) => this.#finish(callOf(id), { isTold: true, reason: null }),
      setMuted: (id: unknown, value: unknown) => {
        const isMuted = Boolean(value);
        this.#store.update(callOf(id), { isMuted });
        tell("onSetMutedAction", { id: callOf(id), isMuted });
      },
      setHeld: (id: unknown, isOnHold: unknown) => {
        const callId = callOf(id);
        this.#held(callId, Boolean(isOnHold));
        if (isOnHold || this.#store.get(callId)?.status === "connected") {
          this.#requestHeld(callId, Boolean(isOnHold));
        }
      },
      playDTMF: (id: unknown, value: unknown) => {
        const digits = textOf(value);
        this.#store.update(callOf(id), { dtmfDigits: digits });
        tell("onDTMF", { id: callOf(id), digits });
      },
      reportVideo: (id: unknown, value: unknown) => {
        const hasVideo = Boolean(value);
        this.#store.update(callOf(id), { options: { hasVideo } });
        this.audio.prepare(hasVideo);
        tell("onVideoChanged", { id: callOf(id), hasVideo });
      },
    };
  }

  #startOutgoing(recipient: CallParticipant, hasVideo: boolean): string {
    const callId = this.#add(recipient, hasVideo, { origin: "outgoingApp", status: "requesting" });
    this.#request(
      { kind: "startCall", callId, handle: handleOf(recipient), isVideo: hasVideo },
      () => this.#fails(callId),
    );
    return callId;
  }

  #telling(): NativeFunctions {
    return {
      reportIncomingCall: (event: unknown) =>
        this.#reportIncoming(eventOfApp(event, this.#reading)),
      fulfillIncomingCallAnswered: (requestId: unknown) => {
        const callId = this.#answers.fulfill(callOf(requestId));
        if (callId !== null) this.#connects(callId);
      },
      reportOutgoingCallConnected: (id: unknown) => {
        this.#timers.stop(callOf(id));
        this.#connects(callOf(id));
      },
      reportCallEnded: (id: unknown, text: unknown) => {
        const reason = REASONS.find((each) => each === text) ?? "unknown";
        this.#finish(callOf(id), { reason });
      },
    };
  }

  #device(): NativeFunctions {
    return {
      getAudioSessionState: () => this.audio.state,
      getCaptureSessionState: () => this.audio.capture,
      prepareAudioSessionForCall: (hasVideo: unknown) => this.audio.prepare(Boolean(hasVideo)),
      restoreAudioSession: () => {},
      setAudioSessionPortOverride: (isSpeaker: unknown) => this.audio.override(Boolean(isSpeaker)),
    };
  }

  #reportIncoming(event: IncomingCallEvent): void {
    const { caller, hasVideo } = event;
    const callId = this.#add(caller, hasVideo, {
      origin: "incoming",
      status: "ringing",
      incomingCallEvent: event,
    });
    this.#provider.reportNewIncomingCall(callId, {
      hasVideo,
      remoteHandle: handleOf(caller),
      ...nameOf(caller),
      ...OFFERS,
    }).then(
      () => {
        this.#ground.tell("onIncomingCallReported", { id: callId });
        this.#startTimeout(callId, this.#ground.timeouts.incomingCallTimeout);
        this.audio.begins();
      },
      () => this.#fails(callId),
    );
  }

  /** A push that is a call's, and that is new: it is told to the log alone where a call goes on. */
  #pushed(data: Readonly<Record<string, unknown>>): void {
    const { newId, log } = this.#ground;
    const payload = payloadOf(data, newId());
    const { incomingCall } = payload;
    const isText = typeof incomingCall === "string";
    const event = eventOfPush(
      isText ? { incomingCall: JSON.parse(incomingCall) } : payload,
      this.#reading,
    );
    if (!event) return log("the push could not be read");
    const { now } = this.#reading;
    const seenAt = this.#pushes.get(event.eventId) ?? -Infinity;
    if (now - seenAt <= KNOWN_MS) return log("the push came before");
    this.#pushes.set(event.eventId, now);
    try {
      this.#reportIncoming(event);
    } catch (error) {
      log(`the push is ignored: ${(error as Error).message}`);
    }
  }

  // What becomes of a call.

  #add(
    participant: CallParticipant,
    hasVideo: boolean,
    more: Pick<CallSession, "origin" | "status" | "incomingCallEvent">,
  ): CallId {
    if (this.#store.first) throw new Error("A call session already exists");
    const callId = this.#ground.newId();
    this.audio.prepare(hasVideo);
    this.#store.add(callId, {
      id: callId,
      options: { hasVideo },
      remoteParticipants: [participant],
      isMuted: false,
      isOnHold: false,
      ...more,
    });
    return callId;
  }

  #answered(callId: CallId): void {
    const session = this.#store.get(callId);
    if (!session || session.status === "connected") return;
    this.#timers.stop(callId);
    this.#store.update(callId, { status: "connecting" });
    this.audio.activated();
    if (session.options.hasVideo) this.audio.override(true);
    const seconds = this.#ground.timeouts.fulfillAnswerCallTimeout;
    const requestId = this.#answers.create(callId, seconds, (outcome) => {
      if (outcome === "timedOut") this.#finish(callId, { reason: "failed" });
    });
    this.#ground.tell("onCallAnswered", { id: callId, requestId });
  }

  #connects(callId: CallId): void {
    const connectedAt = printMoment("android", this.#clock.now());
    this.#store.update(callId, { status: "connected", connectedAt });
    const session = this.#store.get(callId);
    if (session) this.#setActive(callId, session);
  }

  /** Tells Telecom that a call is active: it may be on hold there, and ring or wait for the far side. */
  #setActive(callId: CallId, { origin }: CallSession): void {
    const call = this.#process.observer.calls.find(({ id }) => id === callId);
    const onRefused = () => this.#finish(callId, { reason: "failed" });
    if (call?.isOnHold) this.#requestHeld(callId, false, onRefused);
    if (!call || call.hasConnected) return;
    if (origin === "incoming") this.#request({ kind: "answerCall", callId }, onRefused);
    else this.#provider.reportOutgoingCallConnected(callId);
  }

  #held(callId: CallId, isOnHold: boolean): void {
    this.#store.update(callId, { isOnHold });
    this.#ground.tell("onSetHeldAction", { id: callId, isOnHold });
  }

  #startTimeout(callId: CallId, seconds: number): void {
    this.#timers.start(callId, seconds, () => {
      this.#finish(callId, { reason: "unanswered" });
    });
  }

  /** Telecom did not take a call. */
  #fails(callId: CallId): void {
    this.#close(callId, { isTold: true, reason: "failed" });
  }

  /** A call is over, and Telecom is told. */
  #finish(callId: CallId, how: Closing): void {
    if (!this.#store.get(callId)) return;
    this.#disconnect(callId, how.reason);
    this.#close(callId, how);
  }

  #disconnect(callId: CallId, reason: CallEndedReason | null): void {
    if (reason === null) this.#request({ kind: "endCall", callId });
    else if (reason === "unanswered") this.#provider.reportCallEnded(callId, "unanswered");
    else if (reason === "failed" || reason === "unknown") {
      this.#provider.reportCallEnded(callId, "failed");
    } else this.#provider.reportCallEnded(callId, "remoteEnded");
  }

  #close(callId: CallId, { isTold, reason }: Closing): void {
    this.#store.update(callId, { status: "ended" });
    const session = this.#store.get(callId);
    if (!session) return;
    this.#timers.stop(callId);
    this.#answers.cancelAll(callId);
    const { id } = session;
    if (isTold) this.#ground.tell("onCallEnded", { id, session });
    if (reason !== null) this.#ground.tell("onCallReportedEnded", { id, session, reason });
    this.#store.remove(callId);
    this.audio.deactivated();
  }

  // What Telecom asks.

  #callbacks() {
    return {
      didReset: () => {
        for (const [callId] of this.#store.all) this.#close(callId, { isTold: true, reason: null });
      },
      startCall: (action: Performing<"startCall">) => {
        action.fulfill();
        this.#provider.reportOutgoingCallStartedConnecting(action.callId);
        this.#begins(action.callId);
      },
      answerCall: (action: Performing<"answerCall">) => {
        this.#answered(action.callId);
        action.fulfill();
      },
      endCall: (action: Performing<"endCall">) => {
        this.#close(action.callId, { isTold: true, reason: null });
        action.fulfill();
      },
      setHeld: (action: Performing<"setHeld">) => {
        if (!this.#holding.delete(action.callId)) this.#held(action.callId, action.isOnHold);
        action.fulfill();
      },
      setMuted: (action: Performing<"setMuted">) => {
        const { callId, isMuted } = action;
        const session = this.#store.get(callId);
        if (session && session.isMuted !== isMuted) {
          this.#store.update(callId, { isMuted });
          this.#ground.tell("onSetMutedAction", { id: session.id, isMuted });
        }
        action.fulfill();
      },
    };
  }

  #begins(callId: CallId): void {
    const session = this.#store.get(callId);
    if (!session) return;
    this.#provider.reportCallUpdated(callId, {
      ...OFFERS,
      ...session.remoteParticipants.map(nameOf)[0],
    });
    this.#store.update(callId, { status: "connecting" });
    this.audio.activated();
    this.#ground.tell("onOutgoingCallStarted", { id: session.id });
    this.#startTimeout(callId, this.#ground.timeouts.outgoingCallTimeout);
    this.audio.begins();
  }

  #requestHeld(callId: CallId, isOnHold: boolean, onRefused: () => void = () => {}): void {
    this.#holding.add(callId);
    this.#request({ kind: "setHeld", callId, isOnHold }, () => {
      this.#holding.delete(callId);
      onRefused();
    });
  }

  #request(action: ActionRequest, onRefused: () => void = () => {}): void {
    this.#process.controller.request(action).catch((error: Error) => {
      this.#ground.log(`${action.kind} refused: ${error.message}`);
      onRefused();
    });
  }

  get #reading(): Reading {
    return { platform: "android", now: this.#clock.now() };
  }
}

/** How a call is over: whether the app is told that it ended, and for which reason it is reported so. */
interface Closing {
  readonly isTold?: boolean;
  readonly reason: CallEndedReason | null;
}

/** What Telecom shows: a name always. */
function nameOf({ displayName }: CallParticipant): CallUpdate {
  return { localizedCallerName: displayName ?? "Unknown" };
}

function callOf(id: unknown): CallId {
  return idOf(id, "Invalid UUID string");
}
