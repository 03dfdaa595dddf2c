import type { CallId } from "../../call/mod.ts";
import { idOf, requests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, report } from "../source.ts";

/** The app ends the call that the user meant, and no other. */
export const endTheCallMeant: Rule = {
  id: "app/end-the-call-meant",
  level: "should",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxcall"), report("hiennguyen92/flutter_callkit_incoming", 118)],
  refs: ["END-01", "ID-01"],
  statement: "The app requests the end of the call that the user meant, and of no other.",
  because:
    "Where one variable holds the current call, the second call takes the place of the first.",
  examples: {
    satisfied: [
      ...rings("a"),
      ...rings("b", 2),
      { kind: "appIntended", intent: "end", callId: idOf("a") },
      requests({ kind: "endCall" }, "a"),
    ],
    broken: [
      ...rings("a"),
      ...rings("b", 2),
      { kind: "appIntended", intent: "end", callId: idOf("a") },
      requests({ kind: "endCall" }, "b"),
    ],
  },
  judge({ world, exercised, violated }) {
    let meant: CallId | null = null;
    return {
      appIntended({ intent, callId }) {
        meant = intent === "end" && callId !== null && world.liveCall(callId) ? callId : null;
      },
      requested(event) {
        const ends = event.actions.filter(({ kind }) => kind === "endCall");
        if (meant === null || ends.length === 0) return;
        if (world.calls.size > 1) exercised();
        const other = ends.find(({ callId }) => callId !== meant);
        if (other && !ends.some(({ callId }) => callId === meant)) {
          violated({
            at: event,
            callId: other.callId,
            expected: `endCall for call ${meant}, whose end button was tapped`,
            observed: `endCall for call ${other.callId}`,
            hint: "keep what you know of a call by its id, not in one variable for all",
          });
        }
        meant = null;
      },
      rested() {
        meant = null;
      },
    };
  },
};
