import { rests, settlesRequest } from "../example.ts";
import { isRefusedFor, settlement } from "../refusals.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const requestsNonsense = { kind: "requested", request: 1, actions: [], nonsense: 1 } as const;

/** What is no action of a call cannot be performed. */
export const refuseWhatIsNoAction: Rule = {
  id: "system/refuse-what-is-no-action",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxerrorcoderequesttransactionerror.code/invalidaction")],
  refs: ["TX-11"],
  needs: ["requests.transactions", "settles"],
  statement: "The system refuses a transaction that holds something that is no valid action, " +
    "with invalidAction.",
  because: "Whoever drops it in silence performs another transaction than the one that was asked.",
  examples: {
    satisfied: [requestsNonsense, settlesRequest("invalidAction"), rests],
    broken: [requestsNonsense, settlesRequest(), rests],
  },
  judge({ exercised, violated }) {
    const doomed = new Map<number, boolean>();
    return {
      requested({ request, actions, nonsense = 0 }) {
        if (nonsense > 0) doomed.set(request, actions.length > 0);
      },
      requestSettled(event) {
        const isMixed = doomed.get(event.request);
        if (isMixed === undefined) return;
        doomed.delete(event.request);
        exercised();
        // A valid action beside it may give a reason of its own.
        if (isMixed ? event.error : isRefusedFor("invalidAction", event)) return;
        violated({
          at: event,
          expected: "the request refused with requestTransaction/invalidAction (6)",
          observed: settlement(event),
        });
      },
    };
  },
};
