import type { CallId } from "../../call/mod.ts";
import { invalidates, makesProvider, observes, reports, rests, settlesReport } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** What an invalidated provider reports changes nothing. */
export const nothingFromInvalidProviders: Rule = {
  id: "system/nothing-from-invalid-providers",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxprovider/invalidate()")],
  refs: ["PRV-13"],
  statement:
    "The system lets nothing that an invalidated provider reports have an effect on calls.",
  because: "A call of it could be neither answered nor ended: nobody hears what the user wants.",
  examples: {
    satisfied: [
      makesProvider(),
      invalidates,
      rests,
      reports("a"),
      settlesReport("a", { domain: "incomingCall", code: "unknown" }),
      rests,
    ],
    broken: [makesProvider(), invalidates, rests, reports("a"), observes("a"), rests],
  },
  judge({ world, exercised, violated }) {
    const reported = new Set<number>();
    const callIds = new Set<CallId>();
    const hint = "refuse reports of a provider that was invalidated, and drop its updates";
    return {
      incomingReported({ report, callId }) {
        if (!world.isOutOfService) return;
        exercised();
        reported.add(report);
        callIds.add(callId);
      },
      providerCreated() {
        reported.clear();
        callIds.clear();
      },
      incomingSettled(event) {
        if (!reported.delete(event.report) || event.error) return;
        violated({
          at: event,
          callId: event.callId,
          expected: "the report of an invalidated provider refused",
          observed: "taken",
          hint,
        });
      },
      observed(event) {
        const { id, hasEnded } = event.call;
        if (hasEnded || !callIds.has(id)) return;
        violated({
          at: event,
          callId: id,
          expected: "no call of an invalidated provider",
          observed: "observers are told of one",
          hint,
        });
      },
    };
  },
};
