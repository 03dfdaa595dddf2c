import type { CallId } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { births } from "../births.ts";
import { requests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, report } from "../source.ts";

/** No two live calls share an id. */
export const uniqueCallIds: Rule = {
  id: "app/unique-call-ids",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    apple("callkit/cxcall"),
    apple("callkit/making-and-receiving-voip-calls"),
    report("react-native-webrtc/react-native-callkeep", 338),
  ],
  refs: ["ID-01", "ID-02", "ID-03"],
  statement: "The app introduces no call under an id that a live call has.",
  because: "The system tells calls apart by nothing else: it refuses the second one.",
  examples: {
    satisfied: [...rings("a"), requests("startCall", "b")],
    broken: [...rings("a"), requests("startCall", "a")],
  },
  judge({ world, exercised, violated }) {
    function introduced(at: TraceEvent, callId: CallId): void {
      exercised();
      if (!world.calls.has(callId)) return;
      violated({
        at,
        callId,
        expected: "an id that no live call has",
        observed: `the id of a call that is ${world.calls.get(callId)?.phase}`,
        hint: "make a fresh UUID for each call, and introduce each call once",
      });
    }
    return {
      ...births((callId, event) => introduced(event, callId)),
    };
  },
};
