import { transactionId } from "../../mod.ts";
import { offering, type SystemAdapter } from "../../conformance/mod.ts";
import { createCallSystem } from "../../reference/mod.ts";
import { actionOf, Client, idOf, NOTICES, numberOf } from "./client.ts";
import { phoneOf, SESSION } from "./phone.ts";
import { Telegraph } from "./telegraph.ts";

/** How a telegraph, or one that differs from it in one thing, is shown to the kit. */
export function bridgeAdapter(name: string, Bridge: typeof Telegraph = Telegraph): SystemAdapter {
  return {
    kit: "system",
    name,
    open(options) {
      const { deliver, clock, profile, seed, configuration } = options;
      // The kit's app throws where it was told to: that is no fault of the phone.
      const phone = createCallSystem({ clock, profile, seed, onFault() {} });
      const client = new Client(new Bridge(phone, configuration));
      const offer = offering(options, (id, outcome, details) => {
        const done = outcome === "fulfilled";
        client.send({ command: "complete", request: numberOf(id), done, details });
      });
      client.listen((said) => {
        if (said.event === "perform") offer.perform(actionOf(said.action));
        else if (said.event === "tooLate") offer.timeOut(idOf(said.action.request));
        else if (said.event === "changed") deliver.observed(said.call);
        else if (said.event !== "offer") deliver[NOTICES[said.event]](SESSION);
        else if (offer.execute(transactionId(idOf(said.offer)), said.actions.map(actionOf))) {
          client.send({ command: "takeAll" });
        }
      });
      return {
        reportNewIncomingCall: (call, update) => client.ask({ command: "incoming", call, update }),
        reportCallUpdated: (call, update) => client.send({ command: "update", call, update }),
        reportOutgoingCallStartedConnecting: (call, at) =>
          client.send({ command: "connecting", call, at }),
        reportOutgoingCallConnected: (call, at) => client.send({ command: "connected", call, at }),
        reportCallEnded: (call, reason, at) => client.send({ command: "ended", call, reason, at }),
        request: (...actions) => client.ask({ command: "act", actions }),
        configure: (configuration) => client.send({ command: "configure", configuration }),
        invalidate: () => client.send({ command: "invalidate" }),
        ...phoneOf(phone),
      };
    },
  };
}

const adapter: SystemAdapter = bridgeAdapter("a telegraph");
export default adapter;
