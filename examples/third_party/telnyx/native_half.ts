import {
  type ActionRequest,
  type CallAction,
  type CallController,
  type CallEndedReason,
  type CallId,
  callId,
  type CallProvider,
  type CallUpdate,
  type Clock,
  type Handle,
  type Instant,
  type Performing,
  type ProviderConfiguration,
} from "../../../mod.ts";

/** What the native half works with. */
export interface NativeHalfParts {
  /** Makes the one provider. */
  provider(configuration: Partial<ProviderConfiguration>): CallProvider;
  readonly controller: CallController;
  readonly clock: Clock;
}

/** Hears the events of the native half. */
export type NativeEar = (name: string, body: object) => void;

interface ActiveCall {
  /** Whether the phone knows of it; of an outgoing call that is taken for granted. */
  isRegistered: boolean;
  /** Whether the app's own screen answered it. */
  isAlreadyAnswered: boolean;
}

/** The numbers of CXCallEndedReason, as JavaScript hands them down. */
const REASONS: Readonly<Record<number, CallEndedReason>> = {
  1: "failed",
  2: "remoteEnded",
  3: "unanswered",
  4: "answeredElsewhere",
  5: "declinedElsewhere",
};

/** How long a hold may be under way before it is failed here. */
const HELD_MS = 10_000;

/**
 * The half that is Swift on a phone, as `ios/CallKitBridge.swift` of the package has it, over our
 * provider and controller: the methods that JavaScript calls, and the delegate that turns actions into
 * events. What plays sound, shows notifications or takes pushes there is left out. JavaScript has a
 * thread of its own on a phone: an event reaches it once the native code that sent it is over.
 */
export class NativeHalf {
  readonly #provider: CallProvider;
  readonly #controller: CallController;
  readonly #clock: Clock;
  readonly #activeCalls = new Map<CallId, ActiveCall>();
  readonly #answers = new Map<CallId, Performing<"answerCall">>();
  readonly #holds = new Map<CallId, Performing<"setHeld">>();
  #hear: NativeEar = () => {};

  /** Installs its provider. */
  constructor({ provider, controller, clock }: NativeHalfParts) {
    this.#controller = controller;
    this.#clock = clock;
    this.#provider = provider({
      supportsVideo: false,
      maximumCallGroups: 2,
      maximumCallsPerCallGroup: 1,
      supportedHandleKinds: ["phoneNumber", "generic"],
      includesCallsInRecents: true,
    });
    this.#provider.setDelegate({
      didReset: () => this.#didReset(),
      startCall: (action) => this.#performStart(action),
      answerCall: (action) => this.#performAnswer(action),
      setHeld: (action) => this.#performHeld(action),
      endCall: (action) => this.#performEnd(action),
      timedOut: (action) => this.#timedOut(action),
      didActivateAudio: () => this.#emit("AudioSessionActivated", { isActive: true }),
      didDeactivateAudio: () => this.#emit("AudioSessionDeactivated", { isActive: false }),
    });
  }

  /** Sets who hears its events. */
  listen(hear: NativeEar): void {
    this.#hear = hear;
  }

  // What JavaScript calls; ids come in capitals.

  /** Asks for an outgoing call. */
  async startOutgoingCall(id: string, handle: string): Promise<object> {
    const call = callId(id);
    this.#activeCalls.set(call, { isRegistered: true, isAlreadyAnswered: false });
    try {
      await this.#request({
        kind: "startCall",
        callId: call,
        handle: phoneNumber(handle),
        isVideo: false,
      });
    } catch (error) {
      this.#activeCalls.delete(call);
      throw error;
    }
    return { success: true, callUUID: id };
  }

  /** Reports an incoming call. */
  async reportIncomingCall(id: string, handle: string, name: string): Promise<object> {
    const call = callId(id);
    this.#activeCalls.set(call, { isRegistered: false, isAlreadyAnswered: false });
    try {
      await this.#provider.reportNewIncomingCall(call, {
        remoteHandle: phoneNumber(handle),
        hasVideo: false,
        localizedCallerName: name,
        supportsHolding: true,
      });
    } catch (error) {
      this.#activeCalls.delete(call);
      throw error;
    }
    const active = this.#activeCalls.get(call);
    if (active) active.isRegistered = true;
    return { success: true, callUUID: id };
  }

  /** Whether the phone knows of a call. */
  isCallRegistered(id: string): Promise<object> {
    const registered = this.#activeCalls.get(callId(id))?.isRegistered ?? false;
    return Promise.resolve({ registered, callUUID: id });
  }

  /** Asks for an answer. */
  async answerCall(id: string): Promise<object> {
    const active = this.#activeCalls.get(callId(id));
    if (!active?.isRegistered) throw new Error("UNKNOWN_CALL");
    active.isAlreadyAnswered = true;
    await this.#request({ kind: "answerCall", callId: callId(id) });
    return { success: true, callUUID: id };
  }

  /** Asks for an end. */
  async endCall(id: string): Promise<object> {
    await this.#request({ kind: "endCall", callId: callId(id) });
    return { success: true, callUUID: id };
  }

  /** Asks for a hold or its end. */
  async setCallHeld(id: string, isOnHold: boolean): Promise<object> {
    if (!this.#activeCalls.has(callId(id))) throw new Error("UNKNOWN_CALL");
    await this.#request({ kind: "setHeld", callId: callId(id), isOnHold });
    return { success: true, callUUID: id, isOnHold };
  }

  /** Asks for two calls to change places, in one transaction. */
  async swapCalls(active: string, held: string): Promise<object> {
    const isKnown = [active, held].every((id) => this.#activeCalls.has(callId(id)));
    if (!isKnown) throw new Error("UNKNOWN_CALL");
    await this.#request(
      { kind: "setHeld", callId: callId(active), isOnHold: true },
      { kind: "setHeld", callId: callId(held), isOnHold: false },
    );
    return { success: true, activeCallUUID: active, heldCallUUID: held };
  }

  /** Completes the hold that is under way. */
  completeHeldCallAction(id: string, success: boolean): Promise<object> {
    const action = take(this.#holds, callId(id));
    if (!action) return Promise.reject(new Error("NO_PENDING_HELD_ACTION"));
    if (success) action.fulfill();
    else action.fail();
    return Promise.resolve({ success, callUUID: id });
  }

  /** Reports a call as connected, whoever began it, and completes the answer that is under way. */
  reportCallConnected(id: string): Promise<object> {
    this.#provider.reportOutgoingCallConnected(callId(id), this.#clock.now());
    take(this.#answers, callId(id))?.fulfill();
    return Promise.resolve({ success: true });
  }

  /** Reports the end of a call, and fails what is under way for it. */
  reportCallEnded(id: string, reason: number): Promise<object> {
    const call = callId(id);
    this.#provider.reportCallEnded(call, REASONS[reason] ?? "remoteEnded", this.#clock.now());
    this.#activeCalls.delete(call);
    this.#failPending(call);
    return Promise.resolve({ success: true });
  }

  // What the phone asks for.

  #didReset(): void {
    this.#activeCalls.clear();
    for (const pending of [this.#answers, this.#holds]) {
      for (const action of pending.values()) action.fail();
      pending.clear();
    }
  }

  #performStart(action: Performing<"startCall">): void {
    this.#emitCall("CallKitDidReceiveStartCallAction", action.callId);
    const update: CallUpdate = {
      remoteHandle: action.handle,
      hasVideo: false,
      supportsHolding: true,
    };
    this.#provider.reportCallUpdated(action.callId, update);
    action.fulfill();
  }

  #performAnswer(action: Performing<"answerCall">): void {
    const active = this.#activeCalls.get(action.callId);
    if (!active?.isRegistered || this.#answers.has(action.callId)) return action.fail();
    if (!active.isAlreadyAnswered) {
      this.#emitCall("CallKitDidPerformAnswerCallAction", action.callId);
    }
    this.#answers.set(action.callId, action);
  }

  #performHeld(action: Performing<"setHeld">): void {
    const { callId: id, isOnHold } = action;
    if (!this.#activeCalls.has(id) || this.#holds.has(id)) return action.fail();
    this.#holds.set(id, action);
    this.#emitCall("CallKitDidPerformHeldCallAction", id, { isOnHold });
    this.#clock.schedule(this.#clock.now() + HELD_MS as Instant, () => {
      if (this.#holds.get(id) === action) take(this.#holds, id)?.fail();
    });
  }

  #performEnd(action: Performing<"endCall">): void {
    if (!this.#activeCalls.has(action.callId)) return action.fail();
    this.#emitCall("CallKitDidPerformEndCallAction", action.callId);
    this.#activeCalls.delete(action.callId);
    this.#failPending(action.callId);
    action.fulfill();
  }

  #timedOut({ id, callId, kind }: CallAction): void {
    if (kind !== "answerCall" && kind !== "setHeld") return;
    const pending: Map<CallId, Performing> = kind === "answerCall" ? this.#answers : this.#holds;
    if (pending.get(callId)?.id === id) take(pending, callId)?.fail();
  }

  #failPending(id: CallId): void {
    take(this.#answers, id)?.fail();
    take(this.#holds, id)?.fail();
  }

  #request(...actions: readonly ActionRequest[]): Promise<void> {
    return this.#controller.request(...actions);
  }

  #emitCall(name: string, id: CallId, more: object = {}): void {
    this.#emit(name, { callUUID: id.toUpperCase(), callData: {}, ...more });
  }

  #emit(name: string, body: object): void {
    queueMicrotask(() => this.#hear(name, body));
  }
}

function phoneNumber(value: string): Handle {
  return { kind: "phoneNumber", value };
}

function take<T>(pending: Map<CallId, T>, id: CallId): T | undefined {
  const found = pending.get(id);
  pending.delete(id);
  return found;
}
