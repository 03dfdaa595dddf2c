import type { CallId } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { births } from "../births.ts";
import { lists, reports, rests, settlesReport } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";

const refusal = { domain: "incomingCall", code: "filteredByDoNotDisturb" } as const;

/** A call that the system refused is over for the app. */
export const dropRefusedCalls: Rule = {
  id: "app/drop-refused-calls",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXProvider")],
  refs: ["INC-03"],
  statement: "The app never lists, answers or plays a call whose report the system refused.",
  because: "The user was never asked, and nobody but the app could end the call.",
  examples: {
    satisfied: [reports("a"), settlesReport("a", refusal), lists(), rests],
    broken: [reports("a"), settlesReport("a", refusal), lists("a"), rests],
  },
  judge({ world, exercised, violated }) {
    const refused = new Map<CallId, string>();
    const introduced = new Set<CallId>();
    /** A second report says nothing of the first, and may be refused (rules ID-02, PUSH-04). */
    const again = new Set<CallId>();
    function introduce(callId: CallId): void {
      refused.delete(callId);
      if (introduced.has(callId)) again.add(callId);
      introduced.add(callId);
    }
    function goOn(at: TraceEvent, callId: CallId, observed: string): void {
      const code = refused.get(callId);
      if (code === undefined) return;
      violated({
        at,
        callId,
        expected: `nothing more of the call, which was refused with ${code}`,
        observed,
        hint:
          "when the promise of the report rejects, decline the call at the far side and drop it",
      });
    }
    return {
      ...births(introduce),
      incomingSettled({ report, callId, error }) {
        const call = world.calls.get(callId);
        if (!error || !call || call.isOutgoing || call.introducedBy !== report) return;
        if (call.isAllowed || call.before || again.has(callId)) return;
        exercised();
        refused.set(callId, error.code);
      },
      engineAsked(event) {
        if (event.operation === "accept") {
          goOn(event, event.callId, "the engine asked to accept it");
        }
      },
      mediaStarted: (event) => goOn(event, event.callId, "its media started"),
      rested(event) {
        const listed = world.appList.find((id) => refused.has(id));
        if (listed !== undefined) goOn(event, listed, "the app lists it as ongoing");
      },
    };
  },
};
