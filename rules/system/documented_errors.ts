import type { ErrorDomain } from "../../call/mod.ts";
import type { EventOf } from "../../trace/mod.ts";
import { reports, rests, settlesReport } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

/** What is refused is refused with an error that the app can read. */
export const documentedErrors: Rule = {
  id: "system/documented-errors",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxerrordomain"), header("CXError")],
  refs: ["ERR-01"],
  statement: "The system refuses reports with errors of the domain incomingCall, and requests " +
    "with errors of requestTransaction, or either with those of callKit.",
  because: "An app tells a blocked caller from a lost provider by domain and code alone.",
  examples: {
    satisfied: [
      reports("a"),
      settlesReport("a", { domain: "incomingCall", code: "filteredByBlockList" }),
      rests,
    ],
    broken: [
      reports("a"),
      settlesReport("a", { domain: "requestTransaction", code: "unentitled" }),
      rests,
    ],
  },
  judge({ exercised, violated }) {
    const look = (event: Settled, domain: ErrorDomain) => {
      const { error, strange } = event;
      if (!error) return;
      exercised();
      const isReadable = error.domain === domain || error.domain === "callKit";
      if (isReadable && strange === undefined) return;
      violated({
        at: event,
        ...(event.kind === "incomingSettled" && { callId: event.callId }),
        expected: `an error of the domain ${domain}, with a code of it`,
        observed: strange ?? `${error.domain}/${error.code}`,
        hint: "carry domain and code across every bridge, also where the class is lost",
      });
    };
    return {
      incomingSettled: (event) => look(event, "incomingCall"),
      requestSettled: (event) => look(event, "requestTransaction"),
    };
  },
};

type Settled = EventOf<"incomingSettled"> | EventOf<"requestSettled">;
