import type { CallId } from "../../call/mod.ts";
import { idOf, listsCalls, observes, rests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** Observers see the whole device. */
export const showEveryCall: Rule = {
  id: "system/show-every-call",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxcallobserver")],
  refs: ["OBS-01"],
  needs: ["tells.observed"],
  statement: "The system shows observers every call of the device, whoever it belongs to.",
  because: "An app that does not see them takes a busy phone for a free one.",
  examples: {
    satisfied: [
      { kind: "foreignActed", act: "calls", callId: idOf("a"), line: "cellular" },
      observes("a"),
      listsCalls({ a: {} }),
      rests,
    ],
    broken: [
      { kind: "foreignActed", act: "calls", callId: idOf("a"), line: "cellular" },
      listsCalls({}),
      rests,
    ],
  },
  judge({ exercised, violated }) {
    /** Calls that are not the app's, and of which nothing was told yet. */
    const owed = new Set<CallId>();
    return {
      foreignActed({ act, callId }) {
        // What comes and goes at once may never have been there for anybody to see.
        if (act === "ends") owed.delete(callId);
        else owed.add(callId);
      },
      userGestured: ({ callId }) => void owed.delete(callId),
      observed({ call }) {
        if (owed.delete(call.id)) exercised();
      },
      rested(event) {
        for (const callId of owed) {
          violated({
            at: event,
            callId,
            expected: "observers told of a call of the phone or of another app",
            observed: "nothing, and nothing is under way any more",
            hint: "notify observers of all calls, not of the observing app's own only",
          });
        }
        owed.clear();
      },
    };
  },
};
