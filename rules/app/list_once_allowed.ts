import { idOf, reports, rests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { SPEAKERBOX, WWDC_2016 } from "../source.ts";

const error = { domain: "incomingCall", code: "filteredByBlockList" } as const;

/** The report is refused; `isListed`: the app listed the call before it knew. */
const refused = (isListed: boolean) =>
  ({ kind: "incomingSettled", report: 1, callId: idOf("a"), error, isListed }) as const;

/** A call is on the app's list from the moment that it may ring. */
export const listOnceAllowed: Rule = {
  id: "app/list-once-allowed",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [SPEAKERBOX, WWDC_2016],
  refs: ["INC-05"],
  statement: "The app puts an incoming call on its list once the system has allowed it.",
  because: "One that is refused was never there, and nobody has to take it off again.",
  examples: {
    satisfied: [reports("a"), refused(false), rests],
    broken: [reports("a"), refused(true), rests],
  },
  judge: ({ world, exercised, violated }) => ({
    incomingSettled(event) {
      const call = world.calls.get(event.callId);
      if (!call || call.isOutgoing || call.introducedBy !== event.report || call.before) return;
      // One that is allowed the app may have on its list because it saw it on the system's.
      if (!event.error || call.isAllowed || event.isListed === undefined) return;
      exercised();
      if (!event.isListed) return;
      violated({
        at: event,
        callId: event.callId,
        expected: "the call on the app's list after its report was allowed",
        observed: "the app listed it while its report was under way, and it was refused",
        hint: "list the call behind the await of reportNewIncomingCall",
      });
    },
  }),
};
