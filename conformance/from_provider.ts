import type { CallController, CallObserver } from "../controller/mod.ts";
import type { CallProvider, ProviderDelegate } from "../provider/mod.ts";
import type { Gesture } from "../reference/system/mod.ts";
import type { SystemAdapter, SystemControls, SystemOptions, SystemSubject } from "./adapter.ts";

/** A call system that has our own shape. */
export interface ProviderShaped {
  /** Takes what the kit's app reports; the adapter sets its delegate. */
  readonly provider: CallProvider;
  /** Takes what the kit's app requests. */
  readonly controller: CallController;
  /** Shows the calls; the adapter subscribes to it. */
  readonly observer: CallObserver;
  /** The phone's own screen; see {@linkcode SystemSubject}. */
  screen?: NonNullable<SystemSubject["screen"]>;
  /** The calls that are over; see {@linkcode SystemSubject}. */
  recents?: NonNullable<SystemSubject["recents"]>;
  /** The user touches the phone; false where the phone does not offer it. */
  gesture?(gesture: Gesture): boolean;
  /** What else can be done to it. */
  readonly controls?: SystemControls;
}

/** Makes an adapter of a call system, or a bridge, that has our own shape. */
export function fromProvider(
  base: Omit<SystemAdapter, "kit" | "open">,
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
        reportOutgoingCallStartedConnecting: (id, at) =>
          provider.reportOutgoingCallStartedConnecting(id, at),
        reportOutgoingCallConnected: (id, at) => provider.reportOutgoingCallConnected(id, at),
        reportCallEnded: (id, reason, at) => provider.reportCallEnded(id, reason, at),
        pendingTransactions: () => provider.pendingTransactions,
        pendingActions: (kind, id) => provider.pendingActions(kind, id),
        configuration: () => provider.configuration,
        configure: (configuration) => void (provider.configuration = configuration),
        invalidate: () => provider.invalidate(),
        request: (...actions) => controller.request(...actions),
        calls: () => observer.calls,
        ...world,
        dispose: unsubscribe,
      };
    },
  };
}
