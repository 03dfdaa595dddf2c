import type { CallId } from "../../mod.ts";
import { CallManager } from "./call_manager.ts";
import { type DelegateParts, ProviderDelegate } from "./provider_delegate.ts";

/** What the screen needs. */
export interface ScreenParts extends DelegateParts {
  readonly controller: ConstructorParameters<typeof CallManager>[0];
}

/** The view controller as the tutorial prints it (section 7). */
export class ViewController {
  userIdTextField = "";
  callId: CallId | null = null;
  readonly callManager: CallManager;
  readonly providerDelegate: ProviderDelegate;
  readonly #newUuid: () => CallId;

  constructor(parts: ScreenParts, newUuid: () => CallId) {
    this.callManager = new CallManager(parts.controller);
    this.providerDelegate = new ProviderDelegate(parts, this.callManager);
    this.#newUuid = newUuid;
  }

  didTapOutgoingCall(): void {
    const calleeId = this.userIdTextField.trim();
    if (calleeId === "") return;
    const id = this.#newUuid();
    this.callId = id;
    this.callManager.startCall(id, calleeId, false, () => {});
  }

  didTapEnd(): void {
    if (this.callId === null) return;
    this.callManager.endCall(this.callId, () => {});
    this.callId = null;
  }

  didTapIncomingCall(): void {
    const callerId = this.userIdTextField.trim();
    if (callerId === "") return;
    const id = this.#newUuid();
    this.callId = id;
    this.providerDelegate.reportIncomingCall(id, callerId, false, () => {});
  }
}
