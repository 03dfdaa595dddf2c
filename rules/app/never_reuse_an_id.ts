import type { CallId } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { births } from "../births.ts";
import { idOf, requests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, report } from "../source.ts";

/** The id of a call that ended is not taken again. */
export const neverReuseAnId: Rule = {
  id: "app/never-reuse-an-id",
  level: "should",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxcall"), report("wireapp/wire-ios-sync-engine", 638)],
  refs: ["ID-08"],
  statement: "The app introduces no call under the id of a call that has ended.",
  because: "The system needs a while to shut a call down, and takes the new one for the old.",
  examples: {
    satisfied: [
      ...rings("a"),
      { kind: "callEndReported", callId: idOf("a"), reason: "remoteEnded", endedAt: null },
      requests("startCall", "b"),
    ],
    broken: [
      ...rings("a"),
      { kind: "callEndReported", callId: idOf("a"), reason: "remoteEnded", endedAt: null },
      requests("startCall", "a"),
    ],
  },
  judge({ world, exercised, violated }) {
    function introduced(at: TraceEvent, callId: CallId): void {
      if (world.ended.size === 0) return;
      exercised();
      if (!world.ended.has(callId)) return;
      violated({
        at,
        callId,
        expected: "an id that no call has had",
        observed: "the id of a call that has ended",
        hint: "make a fresh UUID for each call; do not derive it from a room or a device",
      });
    }
    return {
      ...births((callId, event) => introduced(event, callId)),
    };
  },
};
