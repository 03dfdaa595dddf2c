import type { CallId } from "../../call/mod.ts";
import type { CallProvider } from "../../provider/mod.ts";

/** What the service needs of a calling SDK. */
export interface Sdk {
  /** Takes the call of a number; resolves when both can talk. */
  accept(call: CallId): Promise<void>;
  /** Leaves a call, or turns it down. */
  leave(call: CallId): void;
}

/** The part of an app that is tested here: it sits between the phone's call system and its SDK. */
export class CallService {
  /** The calls that the app's own screen lists. */
  readonly listed: Set<CallId> = new Set<CallId>();
  readonly #provider: CallProvider;

  /** Takes its place as the delegate of a provider. */
  constructor(provider: CallProvider, sdk: Sdk) {
    this.#provider = provider;
    provider.setDelegate({
      didReset: () => {
        for (const call of this.listed) sdk.leave(call);
        this.listed.clear();
      },
      answerCall: async (action) => {
        await sdk.accept(action.callId);
        action.fulfill();
      },
      endCall: (action) => {
        sdk.leave(action.callId);
        this.listed.delete(action.callId);
        action.fulfill();
      },
      setHeld: (action) => action.fulfill(),
      timedOut: ({ callId }) => void this.listed.delete(callId),
    });
  }

  /** The SDK has a call for us. */
  async incoming(call: CallId, from: string): Promise<void> {
    await this.#provider.reportNewIncomingCall(call, { localizedCallerName: from });
    this.listed.add(call);
  }
}
