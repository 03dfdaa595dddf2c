import { rests, settlesRequest } from "../example.ts";
import { isRefusedFor, settlement } from "../refusals.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const requestsNothing = { kind: "requested", request: 1, actions: [] } as const;

/** A transaction without an action asks for nothing. */
export const refuseEmptyTransactions: Rule = {
  id: "system/refuse-empty-transactions",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxerrorcoderequesttransactionerror.code/emptytransaction")],
  refs: ["TX-01"],
  needs: ["requests.transactions", "settles"],
  statement: "The system refuses a transaction without actions, with emptyTransaction.",
  because: "No action of it would ever come: an app that waits for one waits for ever.",
  examples: {
    satisfied: [requestsNothing, settlesRequest("emptyTransaction"), rests],
    broken: [requestsNothing, settlesRequest(), rests],
  },
  judge({ exercised, violated }) {
    const empty = new Set<number>();
    return {
      requested({ request, actions, nonsense = 0 }) {
        if (actions.length === 0 && nonsense === 0) empty.add(request);
      },
      requestSettled(event) {
        if (!empty.delete(event.request)) return;
        exercised();
        if (isRefusedFor("emptyTransaction", event)) return;
        violated({
          at: event,
          expected: "the request refused with requestTransaction/emptyTransaction (3)",
          observed: settlement(event),
        });
      },
    };
  },
};
