import type { CallController, CallObserver } from "../controller/mod.ts";
import type { CallProvider, ProviderDelegate } from "../provider/mod.ts";
import type { Gesture } from "../reference/system/mod.ts";
import type { AdapterBase, SystemAdapter, SystemControls, SystemOptions } from "./adapter.ts";

/** A call system that has our own shape. */
export interface ProviderShaped {
  /** Takes what the kit's app reports; the adapter sets its delegate. */
  readonly provider: CallProvider;
  /** Takes what the kit's app requests. */
  readonly controller: CallController;
  /** Shows the calls; the adapter subscribes to it. */
  readonly observer: CallObserver;
  /** The user touches the phone; false where the phone does not offer it. */
  gesture?(gesture: Gesture): boolean;
  /** What else can be done to it. */
  readonly controls?: SystemControls;
}

/** Makes an adapter of a call system, or a bridge, that has our own shape. */
export function fromProvider(
  base: AdapterBase,
  open: (options: Omit<SystemOptions, "deliver">) => ProviderShaped,
): SystemAdapter {
  return {
    ...base,
    kit: "system",
    open({ deliver, ...options }) {
      const { provider, controller, observer, ...world } = open(options);
      const { observed, ...delegate } = deliver;
      const unsubscribe = observer.subscribe(observed);
      provider.setDelegate(delegate satisfies ProviderDelegate);
      return {
        reportNewIncomingCall: (id, update) => provider.reportNewIncomingCall(id, update),
        reportCallUpdated: (id, update) => provider.reportCallUpdated(id, update),
        reportOutgoingCallStartedConnecting: (id) =>
          provider.reportOutgoingCallStartedConnecting(id),
        reportOutgoingCallConnected: (id) => provider.reportOutgoingCallConnected(id),
        reportCallEnded: (id, reason) => provider.reportCallEnded(id, reason),
        request: (...actions) => controller.request(...actions),
        calls: () => observer.calls,
        ...world,
        dispose: unsubscribe,
      };
    },
  };
}
