import RNCallKeep, { CONSTANTS } from "react-native-callkeep";

/** What the phone is told of the app. */
const SETTINGS = {
  ios: { appName: "Pigeon", supportsVideo: false },
  android: {
    alertTitle: "Permissions required",
    alertDescription: "Pigeon needs a phone account for its calls",
    cancelButton: "Cancel",
    okButton: "OK",
    additionalPermissions: [],
  },
};

/** How long somebody who is called may take. */
const PATIENCE_MS = 30_000;

/** Why a call is over, by the word of the calling SDK. */
const REASONS = {
  hungUp: "REMOTE_ENDED",
  busy: "UNANSWERED",
  noAnswer: "UNANSWERED",
  connectionLost: "FAILED",
  answeredElsewhere: "ANSWERED_ELSEWHERE",
  declinedElsewhere: "DECLINED_ELSEWHERE",
};

/** Events that came before the app listened have the names that the native side gives them. */
const NATIVE_NAMES = {
  RNCallKeepDidDisplayIncomingCall: "didDisplayIncomingCall",
  RNCallKeepPerformAnswerCallAction: "answerCall",
  RNCallKeepPerformEndCallAction: "endCall",
  RNCallKeepDidActivateAudioSession: "didActivateAudioSession",
};

/** The calls of the app, between its calling SDK and the phone. */
export class CallManager {
  /** What is known of each call, by its id. */
  calls = new Map();
  #sdk;
  #isAudioActive = false;

  constructor(sdk) {
    this.#sdk = sdk;
  }

  /** Listens to the phone and to the SDK, and tells the phone of the app. */
  async setUp() {
    const handlers = {
      didDisplayIncomingCall: (event) => this.#displayed(event),
      answerCall: ({ callUUID }) => this.#answer(callUUID),
      endCall: ({ callUUID }) => this.#end(callUUID),
      didToggleHoldCallAction: ({ callUUID, hold }) => this.#hold(callUUID, hold),
      didPerformSetMutedCallAction: ({ callUUID, muted }) => this.#mute(callUUID, muted),
      didPerformDTMFAction: ({ callUUID, digits }) => this.#sdk.sendDigits(callUUID, digits),
      didReceiveStartCallAction: ({ callUUID, handle }) => this.#dial(callUUID, handle),
      didActivateAudioSession: () => this.#runMedia(true),
      didDeactivateAudioSession: () => this.#runMedia(false),
      didResetProvider: () => this.#dropAll(),
    };
    for (const [event, handler] of Object.entries(handlers)) {
      RNCallKeep.addEventListener(event, handler);
    }
    RNCallKeep.addEventListener("didLoadWithEvents", (events) => {
      for (const { name, data } of events) handlers[NATIVE_NAMES[name]]?.(data);
    });
    this.#sdk.setListener({
      incoming: (id, from) => this.#incoming(id, from.value),
      connected: (id) => this.#connected(id),
      ended: (id, cause) => this.#over(id, REASONS[cause]),
    });
    await RNCallKeep.setup(SETTINGS);
  }

  // What the app's own screens ask for: the phone has the last word.

  call(id, to) {
    RNCallKeep.startCall(id, to, to);
  }

  hangUp(id) {
    RNCallKeep.endCall(id);
  }

  setHeld(id, isHeld) {
    RNCallKeep.setOnHold(id, isHeld);
  }

  setMuted(id, isMuted) {
    RNCallKeep.setMutedCall(id, isMuted);
  }

  // What the phone asks for.

  #displayed({ callUUID, handle, error }) {
    if (error) {
      this.calls.delete(callUUID);
      this.#sdk.hangUp(callUUID);
    } else if (!this.calls.has(callUUID)) this.#add(callUUID, handle);
  }

  async #answer(id) {
    if (!this.calls.has(id)) return;
    try {
      await this.#sdk.accept(id);
      this.#connected(id);
    } catch {
      this.#over(id, "FAILED");
    }
  }

  async #end(id) {
    clearTimeout(this.calls.get(id)?.patience);
    this.calls.delete(id);
    await this.#sdk.hangUp(id);
  }

  async #hold(id, isHeld) {
    await this.#sdk.setHeld(id, isHeld);
    this.#change(id, { isHeld });
  }

  #mute(id, isMuted) {
    this.#sdk.setMuted(id, isMuted);
    this.#change(id, { isMuted });
  }

  async #dial(id, to) {
    // Recents know no id: the call is started anew, with one of ours.
    if (!id) return this.call(crypto.randomUUID(), to);
    this.#add(id, to).patience = setTimeout(() => {
      this.#sdk.hangUp(id);
      this.#over(id, "UNANSWERED");
    }, PATIENCE_MS);
    await this.#sdk.dial(id, { kind: "phoneNumber", value: to }, false);
    RNCallKeep.reportConnectingOutgoingCallWithUUID(id);
  }

  #dropAll() {
    for (const id of [...this.calls.keys()]) this.#end(id);
  }

  // What the SDK says.

  #incoming(id, from) {
    this.#add(id, from);
    RNCallKeep.displayIncomingCall(id, from, from, "generic");
  }

  #connected(id) {
    const call = this.calls.get(id);
    if (!call) return;
    clearTimeout(call.patience);
    call.isConnected = true;
    RNCallKeep.reportConnectedOutgoingCallWithUUID(id);
    RNCallKeep.setCurrentCallActive(id);
    this.#runMedia(this.#isAudioActive);
  }

  #over(id, reason) {
    const call = this.calls.get(id);
    if (!call) return;
    clearTimeout(call.patience);
    this.calls.delete(id);
    RNCallKeep.reportEndCallWithUUID(id, CONSTANTS.END_CALL_REASONS[reason]);
  }

  #add(id, who) {
    const call = { who, isConnected: false, isHeld: false, isMuted: false };
    this.calls.set(id, call);
    return call;
  }

  #change(id, change) {
    Object.assign(this.calls.get(id) ?? {}, change);
  }

  #runMedia(isAudioActive) {
    this.#isAudioActive = isAudioActive;
    for (const [id, { isConnected, isHeld }] of this.calls) {
      if (isAudioActive && isConnected && !isHeld) this.#sdk.startMedia(id);
      else this.#sdk.stopMedia(id);
    }
  }
}
