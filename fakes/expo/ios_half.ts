import type { ActionRequest, Performing } from "../../actions/mod.ts";
import type {
  CallEndedReason,
  CallId,
  CallUpdate,
  Clock,
  ProviderConfiguration,
} from "../../call/mod.ts";
import type { CallProvider } from "../../provider/mod.ts";
import type { AppProcess } from "../../reference/mod.ts";
import { type Launch, localizedDescriptionOf } from "../mod.ts";
import { AnswerRequests } from "./answer_requests.ts";
import { CallStore } from "./call_store.ts";
import { CallTimers } from "./call_timers.ts";
import { eventOfApp, eventOfPush, payloadOf, type Reading } from "./incoming_event.ts";
import { IosAudio } from "./ios_audio.ts";
import { fieldsOf, handleOf, idOf, participantOf, textOf } from "./native_values.ts";
import { type Ground, type NativeFunctions, printMoment } from "./platform.ts";
import type { CallParticipant, CallSession, IncomingCallEvent } from "./session.ts";

/** CallKit's other reasons; any other text is `failed`. */
const REASONS: readonly CallEndedReason[] = [
  "remoteEnded",
  "unanswered",
  "answeredElsewhere",
  "declinedElsewhere",
];

/** What no app can choose; see `ios/Managers/CallManager.swift`. */
export const CONFIGURATION: Partial<ProviderConfiguration> = {
  supportsVideo: true,
  maximumCallGroups: 1,
  maximumCallsPerCallGroup: 1,
  supportedHandleKinds: ["phoneNumber", "generic"],
  includesCallsInRecents: true,
};

const INTENT_KINDS = {
  phoneNumber: "phoneNumber",
  emailAddress: "email",
  generic: "unknown",
} as const;

/** The native half on iOS: a provider's delegate that fulfills all but answers at once. */
export class IosHalf {
  /** What JavaScript calls. */
  readonly functions: NativeFunctions;
  /** The device's audio. */
  readonly audio: IosAudio;
  readonly #process: AppProcess;
  readonly #clock: Clock;
  readonly #ground: Ground;
  readonly #provider: CallProvider;
  readonly #store: CallStore;
  readonly #timers: CallTimers;
  readonly #answers: AnswerRequests;

  /** Starts with the app's process. */
  constructor({ process, clock }: Launch, ground: Ground) {
    this.#process = process;
    this.#clock = clock;
    this.#ground = ground;
    this.#store = new CallStore(ground.tell);
    this.#timers = new CallTimers(clock);
    this.#answers = new AnswerRequests(clock, ground.newId);
    this.audio = new IosAudio(ground);
    this.functions = { ...this.#requests(), ...this.#reports(), ...this.#device() };
    this.#provider = process.provider(CONFIGURATION);
    this.#provider.setDelegate({ ...this.#actions(), ...this.#moods() });
    process.pushRegistry.setHandler(({ data }) => this.#pushed(data));
    process.setIntentHandler(({ handle: { kind, value }, isVideo }) =>
      ground.tell("onCallIntentReceived", {
        handle: value,
        handleType: INTENT_KINDS[kind],
        hasVideo: isVideo,
      })
    );
  }

  /** The process is gone: nothing falls due any more. */
  stop(): void {
    this.#timers.stopAll();
    this.#answers.drop();
  }

  // What JavaScript asks of the system.

  #requests(): NativeFunctions {
    return {
      getActiveCallSession: () => Promise.resolve(structuredClone(this.#store.first)),
      startOutgoingCall: (recipient: unknown, options: unknown) =>
        this.#startOutgoing(participantOf(recipient), fieldsOf(options)["hasVideo"] === true),
      answerCall: (id: unknown) => this.#request({ kind: "answerCall", callId: callOf(id) }),
      endCall: (id: unknown) => this.#request({ kind: "endCall", callId: callOf(id) }),
      setMuted: async (id: unknown, isMuted: unknown) => {
        const callId = callOf(id);
        if (this.#store.get(callId)?.isMuted === Boolean(isMuted)) return;
        await this.#request({ kind: "setMuted", callId, isMuted: Boolean(isMuted) });
      },
      setHeld: (id: unknown, isOnHold: unknown) =>
        this.#request({
          kind: "setHeld",
          callId: callOf(id),
          isOnHold: Boolean(isOnHold),
        }),
      playDTMF: (id: unknown, digits: unknown) =>
        this.#request({
          kind: "playDtmf",
          callId: callOf(id),
          digits: textOf(digits),
          type: "singleTone",
        }),
    };
  }

  async #startOutgoing(recipient: CallParticipant, hasVideo: boolean): Promise<string> {
    if (this.#store.first) throw new Error("A call session already exists");
    this.audio.prepare(hasVideo);
    const callId = this.#ground.newId();
    const session = this.#sessionOf(callId, hasVideo, recipient);
    this.#store.add(callId, { ...session, origin: "outgoingApp", status: "requesting" });
    const handle = handleOf(recipient);
    try {
      await this.#request({ kind: "startCall", callId, handle, isVideo: hasVideo });
    } catch (error) {
      this.#store.remove(callId);
      this.audio.restore();
      throw error;
    }
    return session.id;
  }

  /** Asks for a transaction of one action; rejects where the system refuses it. */
  async #request(action: ActionRequest): Promise<void> {
    try {
      await this.#process.controller.request(action);
    } catch (error) {
      throw new Error(localizedDescriptionOf(error), { cause: error });
    }
  }

  // What JavaScript tells the system.

  #reports(): NativeFunctions {
    return {
      reportIncomingCall: (event: unknown) =>
        this.#reportIncoming(eventOfApp(event, this.#reading)),
      fulfillIncomingCallAnswered: (requestId: unknown) => this.#fulfill(requestOf(requestId)),
      failIncomingCallConnected: (requestId: unknown) => this.#answers.cancel(requestOf(requestId)),
      reportOutgoingCallConnected: (id: unknown) => {
        const callId = callOf(id);
        this.#timers.stop(callId);
        this.#provider.reportOutgoingCallConnected(callId);
        this.#connects(callId);
      },
      reportCallEnded: (id: unknown, reason: unknown) =>
        this.#reportEnded(callOf(id), REASONS.find((each) => each === reason) ?? "failed"),
      reportVideo: (id: unknown, isOn: unknown) => {
        const callId = callOf(id);
        const hasVideo = Boolean(isOn);
        this.#store.update(callId, { options: { hasVideo } });
        this.audio.prepare(hasVideo);
        this.#provider.reportCallUpdated(callId, { hasVideo });
        this.#ground.tell("onVideoChanged", { id: printId(callId), hasVideo });
      },
    };
  }

  async #reportIncoming(event: IncomingCallEvent): Promise<void> {
    const { caller, hasVideo } = event;
    const callId = this.#ground.newId();
    this.audio.prepare(hasVideo);
    try {
      await this.#provider.reportNewIncomingCall(callId, {
        hasVideo,
        remoteHandle: handleOf(caller),
        ...nameOf(caller),
        supportsHolding: false,
        supportsGrouping: false,
        supportsUngrouping: false,
        supportsDtmf: false,
      });
    } catch (error) {
      this.audio.restore();
      throw new Error(localizedDescriptionOf(error), { cause: error });
    }
    const session = this.#sessionOf(callId, hasVideo, caller);
    const incomingCallEvent = event;
    this.#store.add(callId, {
      ...session,
      origin: "incoming",
      status: "ringing",
      incomingCallEvent,
    });
    this.#ground.tell("onIncomingCallReported", { id: session.id });
    this.#startTimeout(callId, this.#ground.timeouts.incomingCallTimeout);
  }

  /** What it does with a push: one that cannot be read rings all the same, and ends the first call. */
  #pushed(data: Readonly<Record<string, unknown>>): void {
    const { newId, log } = this.#ground;
    const event = eventOfPush(payloadOf(data, newId()), this.#reading);
    const report = (each: IncomingCallEvent) =>
      this.#reportIncoming(each).catch(({ message }: Error) => log(`the push failed: ${message}`));
    if (event) return void report(event);
    log("the push could not be read");
    void report({
      eventId: newId(),
      serverCallId: newId(),
      caller: { id: printId(newId()), displayName: "Invalid Call" },
      hasVideo: false,
      startedAt: printMoment("ios", this.#clock.now()),
    }).then(() => {
      const [first] = this.#store.all;
      if (first) this.#reportEnded(first[0], "failed");
    });
  }

  #fulfill(requestId: CallId): void {
    const callId = this.#answers.fulfill(requestId);
    if (callId !== null) this.#connects(callId);
  }

  #connects(callId: CallId): void {
    const connectedAt = printMoment("ios", this.#clock.now());
    this.#store.update(callId, { status: "connected", connectedAt });
  }

  #startTimeout(callId: CallId, seconds: number): void {
    this.#timers.start(callId, seconds, () => this.#reportEnded(callId, "unanswered"));
  }

  #reportEnded(callId: CallId, reason: CallEndedReason): void {
    this.#timers.stop(callId);
    this.#provider.reportCallEnded(callId, reason);
    const session = this.#store.get(callId);
    if (session) {
      const ended: CallSession = { ...session, status: "ended" };
      this.#ground.tell("onCallReportedEnded", { id: session.id, reason, session: ended });
    }
    this.#store.remove(callId);
  }

  // What JavaScript asks of the device.

  #device(): NativeFunctions {
    return {
      getAudioSessionState: () => this.audio.state,
      getCaptureSessionState: () => this.audio.capture,
      setRTCAudioSessionConfiguration: () => {},
      prepareAudioSessionForCall: (hasVideo: unknown) => this.audio.prepare(Boolean(hasVideo)),
      restoreAudioSession: () => this.audio.restore(),
      setAudioSessionPortOverride: (isSpeaker: unknown) => this.audio.override(Boolean(isSpeaker)),
    };
  }

  // What the system asks.

  #actions() {
    const { tell } = this.#ground;
    return {
      startCall: (action: Performing<"startCall">) => this.#performStart(action),
      answerCall: (action: Performing<"answerCall">) => this.#performAnswer(action),
      endCall: (action: Performing<"endCall">) => this.#performEnd(action),
      setMuted: (action: Performing<"setMuted">) => {
        const { callId, isMuted } = action;
        action.fulfill();
        this.#store.update(callId, { isMuted });
        tell("onSetMutedAction", { id: printId(callId), isMuted });
      },
      setHeld: (action: Performing<"setHeld">) => {
        const { callId, isOnHold } = action;
        action.fulfill();
        this.#store.update(callId, { isOnHold });
        tell("onSetHeldAction", { id: printId(callId), isOnHold });
      },
      playDtmf: (action: Performing<"playDtmf">) => {
        const { callId, digits } = action;
        action.fulfill();
        tell("onDTMF", { id: printId(callId), digits });
      },
    };
  }

  #moods() {
    const { tell } = this.#ground;
    return {
      didReset: () => {
        this.#timers.stopAll();
        for (const [callId] of this.#store.all) this.#store.remove(callId);
        this.#answers.cancelAll();
      },
      didActivateAudio: () => {
        this.audio.becomes(true);
        tell("onAudioSessionActivated", { calls: this.#store.infos });
      },
      didDeactivateAudio: () => {
        this.audio.becomes(false);
        tell("onAudioSessionDeactivated", { calls: this.#store.infos });
      },
    };
  }

  #performStart(action: Performing<"startCall">): void {
    const { callId } = action;
    this.#provider.reportOutgoingCallStartedConnecting(callId);
    this.#startTimeout(callId, this.#ground.timeouts.outgoingCallTimeout);
    action.fulfill();
    const [recipient] = this.#store.get(callId)?.remoteParticipants ?? [];
    if (recipient) this.#provider.reportCallUpdated(callId, nameOf(recipient));
    this.#store.update(callId, { status: "connecting" });
    this.#ground.tell("onOutgoingCallStarted", { id: printId(callId) });
  }

  /** The only action that waits for the app, by the id of a request. */
  #performAnswer(action: Performing<"answerCall">): void {
    const { callId } = action;
    this.#timers.stop(callId);
    this.#store.update(callId, { status: "connecting" });
    const seconds = this.#ground.timeouts.fulfillAnswerCallTimeout;
    const requestId = this.#answers.create(callId, seconds, (outcome) => {
      if (outcome === "fulfilled") return action.fulfill();
      action.fail();
      // The bridge's own pages say that CallKit ends such a call by an action of its own.
      this.#ends(callId);
    });
    const [id, request] = [printId(callId), printId(requestId)];
    this.#ground.tell("onCallAnswered", { id, requestId: request });
  }

  #performEnd(action: Performing<"endCall">): void {
    const { callId } = action;
    this.#timers.stop(callId);
    action.fulfill();
    this.#ends(callId);
  }

  #ends(callId: CallId): void {
    const session = this.#store.get(callId);
    if (session) {
      const ended: CallSession = { ...session, status: "ended" };
      this.#ground.tell("onCallEnded", { id: session.id, session: ended });
    }
    this.#store.remove(callId);
  }

  #sessionOf(callId: CallId, hasVideo: boolean, participant: CallParticipant) {
    return {
      id: printId(callId),
      options: { hasVideo },
      remoteParticipants: [participant],
      isMuted: false,
      isOnHold: false,
    };
  }

  get #reading(): Reading {
    return { platform: "ios", now: this.#clock.now() };
  }
}

/** Ids are in capitals here. */
function printId(id: CallId): string {
  return id.toUpperCase();
}

function callOf(id: unknown): CallId {
  return idOf(id, "Invalid call ID");
}

function requestOf(id: unknown): CallId {
  return idOf(id, "Invalid request ID");
}

/** A name is shown where the handle says nothing to the user. */
function nameOf({ phoneNumber, email, displayName }: CallParticipant): CallUpdate {
  const isNeeded = phoneNumber === undefined && email === undefined && displayName !== undefined;
  return isNeeded ? { localizedCallerName: displayName } : {};
}
