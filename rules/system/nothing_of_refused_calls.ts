import type { CallId } from "../../call/mod.ts";
import type { EventOf, TraceEvent } from "../../trace/mod.ts";
import { births } from "../births.ts";
import { observes, reports, rests, settlesReport } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

const refusal = { domain: "incomingCall", code: "filteredByBlockList" } as const;

/** A call that was refused is nowhere. */
export const nothingOfRefusedCalls: Rule = {
  id: "system/nothing-of-refused-calls",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    header("CXProvider"),
    apple("callkit/cxprovider/reportnewincomingcall(with:update:completion:)"),
  ],
  refs: ["INC-04"],
  statement: "The system never shows, lists or gives actions for a call that it refused.",
  because: "The app has dropped the call: nobody would answer it, and nobody would end it.",
  examples: {
    satisfied: [reports("a"), settlesReport("a", refusal), rests],
    broken: [reports("a"), settlesReport("a", refusal), observes("a"), rests],
  },
  judge({ world, exercised, violated }) {
    const refused = new Set<CallId>();
    const introduced = new Set<CallId>();
    /** Where an id was introduced more than once, it cannot be told which call is seen. */
    const again = new Set<CallId>();
    function introduce(callId: CallId): void {
      refused.delete(callId);
      if (introduced.has(callId)) again.add(callId);
      introduced.add(callId);
    }
    function appear(at: TraceEvent, callId: CallId, observed: string): void {
      if (!refused.delete(callId)) return;
      violated({
        at,
        callId,
        expected: "nothing of a call whose report was refused",
        observed,
        hint: "decide on a report before anything of the call can be seen",
      });
    }
    function settle(event: EventOf<"incomingSettled">): void {
      const call = world.calls.get(event.callId);
      const isOther = call?.isOutgoing || call?.introducedBy !== event.report || call.before;
      const isAgain = again.has(event.callId);
      if (!event.error || !call || isOther || isAgain) return;
      exercised();
      refused.add(event.callId);
      if (call.isAllowed) appear(event, event.callId, "it was shown before it was refused");
    }
    return {
      ...births(introduce),
      incomingSettled: settle,
      observed: (event) => appear(event, event.call.id, "observers are told of it"),
      performed: (event) =>
        appear(event, event.action.callId, `the app is given ${event.action.kind} for it`),
      callsListed(event) {
        for (const { id } of event.calls) appear(event, id, "it is listed");
      },
      screenSeen(event) {
        for (const { callId } of event.cards) appear(event, callId, "it is on the screen");
      },
    };
  },
};
