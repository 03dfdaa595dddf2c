import * as Telecom from "expo-callkit-telecom";
import type { CallingSdk, EndCause } from "./calling_sdk.ts";

/** What the app knows of a call, by the id that the phone gave it. */
export interface KnownCall {
  /** The id of the server, by which the calling SDK knows it. */
  readonly serverId: string;
  isConnected: boolean;
  isHeld: boolean;
  isMuted: boolean;
}

/** Why a call is over, by the word of the calling SDK. */
const REASONS: Readonly<Record<EndCause, Telecom.CallEndedReason>> = {
  hungUp: "remoteEnded",
  busy: "unanswered",
  noAnswer: "unanswered",
  connectionLost: "failed",
  answeredElsewhere: "answeredElsewhere",
  declinedElsewhere: "declinedElsewhere",
};

/** The calls of the app, between its calling SDK and the phone. */
export class CallManager {
  /** What is known of each call. */
  readonly calls = new Map<string, KnownCall>();
  readonly #sdk: CallingSdk;
  #dialing: { readonly serverId: string; readonly to: string } | null = null;
  #isAudioActive = false;

  constructor(sdk: CallingSdk) {
    this.#sdk = sdk;
  }

  /** Takes over what the phone has, and listens to it and to the SDK from now on. */
  async listen(): Promise<void> {
    const session = await Telecom.getActiveCallSession();
    if (session) this.#added(session);
    Telecom.addCallSessionAddedListener((event) => this.#added(event.session));
    Telecom.addOutgoingCallStartedListener(({ id }) => this.#dial(id));
    Telecom.addCallAnsweredListener((event) => this.#answer(event));
    Telecom.addSetHeldActionListener(({ id, isOnHold }) => this.#hold(id, isOnHold));
    Telecom.addSetMutedActionListener(({ id, isMuted }) => this.#mute(id, isMuted));
    Telecom.addDTMFListener(({ id, digits }) => this.#press(id, digits));
    Telecom.addCallSessionRemovedListener(({ id }) => this.#removed(id));
    Telecom.addAudioSessionActivatedListener(() => this.#runMedia(true));
    Telecom.addAudioSessionDeactivatedListener(() => this.#runMedia(false));
    this.#sdk.setListener({
      connected: (serverId) => this.#connected(serverId),
      ended: (serverId, cause) => this.#over(serverId, cause),
    });
  }

  // What the app's own screens ask for: the phone has the last word.

  /** Calls somebody; the id that the phone gave the call comes back. */
  async call(to: string): Promise<string> {
    this.#dialing = { serverId: crypto.randomUUID(), to };
    return await Telecom.startOutgoingCall({ id: to, displayName: to }, { hasVideo: false });
  }

  hangUp(id: string): Promise<void> {
    return Telecom.endCall(id);
  }

  setHeld(id: string, isHeld: boolean): Promise<void> {
    return Telecom.setHeld(id, isHeld);
  }

  setMuted(id: string, isMuted: boolean): Promise<void> {
    return Telecom.setMuted(id, isMuted);
  }

  // What the phone says.

  #added({ id, incomingCallEvent }: Telecom.CallSession): void {
    if (incomingCallEvent) this.#know(id, incomingCallEvent.serverCallId);
  }

  async #dial(id: string): Promise<void> {
    if (!this.#dialing) return;
    const { serverId, to } = this.#dialing;
    this.#dialing = null;
    this.#know(id, serverId);
    await this.#sdk.dial(serverId, { kind: "generic", value: to }, false).catch(() =>
      this.#over(serverId, "connectionLost")
    );
  }

  /** The phone waits until both can talk, which the network may take a while for. */
  async #answer({ id, requestId }: Telecom.CallAnsweredEvent): Promise<void> {
    const call = this.calls.get(id);
    if (!call) return;
    try {
      await this.#sdk.accept(call.serverId);
    } catch {
      await Telecom.failIncomingCallConnected(id, requestId);
      return;
    }
    await Telecom.fulfillIncomingCallConnected(requestId);
    call.isConnected = true;
    this.#runMedia(this.#isAudioActive);
  }

  async #hold(id: string, isHeld: boolean): Promise<void> {
    const call = this.calls.get(id);
    if (!call) return;
    call.isHeld = isHeld;
    await this.#sdk.setHeld(call.serverId, isHeld);
    this.#runMedia(this.#isAudioActive);
  }

  #mute(id: string, isMuted: boolean): void {
    const call = this.calls.get(id);
    if (!call) return;
    call.isMuted = isMuted;
    this.#sdk.setMuted(call.serverId, isMuted);
  }

  async #press(id: string, digits: string): Promise<void> {
    const call = this.calls.get(id);
    if (call) await this.#sdk.sendDigits(call.serverId, digits);
  }

  /** However a call ended, the phone has it no longer; the far side may not know yet. */
  async #removed(id: string): Promise<void> {
    const call = this.calls.get(id);
    if (!call) return;
    this.calls.delete(id);
    await this.#sdk.hangUp(call.serverId);
  }

  // What the SDK says.

  #connected(serverId: string): void {
    const [id, call] = this.#find(serverId);
    if (!id || !call || call.isConnected) return;
    call.isConnected = true;
    void Telecom.reportOutgoingCallConnected(id);
    this.#runMedia(this.#isAudioActive);
  }

  #over(serverId: string, cause: EndCause): void {
    const [id] = this.#find(serverId);
    if (!id) return;
    this.calls.delete(id);
    void Telecom.reportCallEnded(id, REASONS[cause]);
  }

  #find(serverId: string): readonly [string, KnownCall] | readonly [] {
    return [...this.calls].find(([, call]) => call.serverId === serverId) ?? [];
  }

  #know(id: string, serverId: string): void {
    this.calls.set(id, { serverId, isConnected: false, isHeld: false, isMuted: false });
  }

  #runMedia(isAudioActive: boolean): void {
    this.#isAudioActive = isAudioActive;
    for (const { serverId, isConnected, isHeld } of this.calls.values()) {
      if (isAudioActive && isConnected && !isHeld) this.#sdk.startMedia(serverId);
      else this.#sdk.stopMedia(serverId);
    }
  }
}
