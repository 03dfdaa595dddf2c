import type { ActionId } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import { performs, requests, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";

/** After a reset there is nobody to answer to. */
export const quietAfterAReset: Rule = {
  id: "app/quiet-after-a-reset",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXProvider")],
  refs: ["RST-02"],
  statement:
    "The app completes no action of before a reset, and requests no end of the calls it took.",
  because: "The system has dropped both already: what it hears of them it does not know.",
  examples: {
    satisfied: [...rings("a"), performs("endCall", "a"), { kind: "didReset", provider: 1 }, rests],
    broken: [
      ...rings("a"),
      { kind: "didReset", provider: 1 },
      requests({ kind: "endCall" }, "a"),
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    const open = new Set<ActionId>();
    const gone = new Set<CallId>();
    /** Calls whose end the user wanted before all was quiet again: that is no answer to a reset. */
    const tapped = new Set<CallId>();
    return {
      appIntended({ intent, callId }) {
        if (intent === "end" && callId !== null) tapped.add(callId);
      },
      didReset() {
        for (const { action } of world.openActions) open.add(action.id);
        for (const id of world.calls.keys()) if (world.liveCall(id)) gone.add(id);
        if (open.size + gone.size > 0) exercised();
      },
      incomingReported: ({ callId }) => void gone.delete(callId),
      performed: ({ action }) => void gone.delete(action.callId), // It was taken after the reset.
      completed(event) {
        if (!open.delete(event.actionId)) return;
        violated({
          at: event,
          expected: "nothing said of an action that was open when the reset came",
          observed: `it was ${event.outcome}`,
          hint: "look again whether the call still lives when what you waited for is done",
        });
      },
      requested(event) {
        for (const { kind, callId } of event.actions) {
          if (kind === "startCall") gone.delete(callId);
          if (kind !== "endCall" || !gone.has(callId) || tapped.has(callId)) continue;
          violated({
            at: event,
            callId,
            expected: "no request for a call that the reset ended",
            observed: "a request with endCall",
            hint: "in didReset clean up what is yours; the system has no call left to end",
          });
        }
      },
      rested() {
        gone.clear();
        tapped.clear();
      },
    };
  },
};
