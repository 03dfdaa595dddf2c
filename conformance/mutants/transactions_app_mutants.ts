import type { Performing } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import { CallDelegate, type Session } from "../../reference/mod.ts";
import { referenceApp } from "../reference_adapters.ts";
import { appMutant, type Mutant } from "./mutant.ts";

class KeepsFailedStarts extends CallDelegate {
  protected override abandon(session: Session, action: Performing): void {
    super.abandon(session, action);
    if (action.kind === "startCall") this.manager.add(session.id);
  }
}

/** Its button lists a call whose start was refused. */
const keepsRefusedStarts: Mutant = {
  name: "lists a call whose start was refused",
  breaks: "app/drop-refused-starts",
  seeds: ["K31a"],
  adapter: {
    kit: "app",
    name: "lists refused starts",
    async open(phone) {
      const { calls, intents } = await referenceApp.open(phone);
      const { controller, newCallId } = phone;
      const refused = new Set<CallId>();
      return {
        calls: () => [...calls(), ...refused],
        intents: {
          ...intents,
          async start(handle, isVideo) {
            const callId = newCallId();
            await controller.request({ kind: "startCall", callId, handle, isVideo })
              .catch(() => void refused.add(callId));
          },
        },
      };
    },
  },
};

/** The reference app with one fault each: transactions. */
export const TRANSACTIONS_APP_MUTANTS: readonly Mutant[] = [
  appMutant(
    "keeps a call whose start was accepted and then failed",
    "app/acceptance-is-not-success",
    KeepsFailedStarts,
  ),
  keepsRefusedStarts,
];
