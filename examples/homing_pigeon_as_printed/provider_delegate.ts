import type {
  CallEndedReason,
  CallEngine,
  CallId,
  CallProvider,
  Instant,
  Performing,
} from "../../mod.ts";
import type { ProviderConfiguration, ProviderDelegate as Delegate } from "../../mod.ts";
import type { CallManager, CompletionHandler } from "./call_manager.ts";

/** Where the delegate gets its provider and the SDK from. */
export interface DelegateParts {
  provider(configuration: Partial<ProviderConfiguration>): CallProvider;
  readonly engine: CallEngine;
}

/** The provider delegate as the tutorial prints it (sections 2, 5 and 6). */
export class ProviderDelegate implements Delegate {
  readonly #provider: CallProvider;
  readonly #engine: CallEngine;
  readonly #callManager: CallManager;

  constructor(parts: DelegateParts, callManager: CallManager) {
    this.#callManager = callManager;
    this.#engine = parts.engine;
    this.#provider = parts.provider({ supportsVideo: true, supportedHandleKinds: ["generic"] });
    this.#provider.setDelegate(this);
  }

  reportIncomingCall(
    id: CallId,
    callerId: string,
    hasVideo: boolean,
    done?: CompletionHandler,
  ): void {
    this.#provider.reportNewIncomingCall(id, {
      remoteHandle: { kind: "generic", value: callerId },
      localizedCallerName: callerId,
      hasVideo,
    }).then(() => this.#callManager.addCall(id), done);
  }

  connectedCall(id: CallId, startedAt: Instant): void {
    this.#provider.reportOutgoingCallConnected(id, startedAt);
  }

  /** In print `endCall(uuid:endedAt:reason:)`: here that name is the delegate's. */
  reportEnd(id: CallId, endedAt: Instant, reason: CallEndedReason): void {
    this.#provider.reportCallEnded(id, reason, endedAt);
  }

  didReset(): void {
    this.#callManager.removeAllCalls();
  }

  startCall(action: Performing<"startCall">): void {
    // Added: without it there is no outgoing call at all. In print stands "Get call object".
    this.#engine.dial(action.callId, action.handle, action.isVideo).catch(() => {});
    action.fulfill();
  }

  answerCall(action: Performing<"answerCall">): void {
    action.fulfill();
  }

  endCall(action: Performing<"endCall">): void {
    action.fulfill();
    this.#callManager.removeCall(action.callId);
  }

  setHeld(action: Performing<"setHeld">): void {
    action.fulfill();
  }

  setMuted(action: Performing<"setMuted">): void {
    action.fulfill();
  }

  didActivateAudio(): void {}

  didDeactivateAudio(): void {}
}
