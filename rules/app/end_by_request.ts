import type { CallId } from "../../call/mod.ts";
import { idOf, requests, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, WWDC_2016 } from "../source.ts";

/** A tap on the app's end button asks the system, each time. */
export const endByRequest: Rule = {
  id: "app/end-by-request",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016, apple("callkit/cxendcallaction")],
  refs: ["END-01"],
  statement: "The app answers a tap on its end button by requesting an end action for that call.",
  because: "The system's call stays otherwise, and with it its screen and the audio.",
  examples: {
    satisfied: [
      ...rings("a"),
      { kind: "appIntended", intent: "end", callId: idOf("a") },
      requests({ kind: "endCall" }, "a"),
      rests,
    ],
    broken: [
      ...rings("a"),
      { kind: "appIntended", intent: "end", callId: idOf("a") },
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    const owed = new Set<CallId>();
    const refused = new Set<CallId>();
    return {
      appIntended({ intent, callId }) {
        // After a refusal, and while the call is being ended, other rules say what is due.
        if (intent !== "end" || callId === null || refused.has(callId)) return;
        if (world.liveCall(callId) && !isBeingEnded(callId)) owed.add(callId);
      },
      requested({ actions }) {
        for (const { kind, callId } of actions) {
          if (kind === "endCall" && owed.delete(callId)) exercised();
        }
      },
      requestSettled({ request, error }) {
        if (!error) return;
        for (const { callId } of world.requests.get(request)?.actions ?? []) refused.add(callId);
      },
      rested(event) {
        for (const callId of owed) {
          owed.delete(callId);
          if (!world.liveCall(callId)) continue;
          exercised();
          violated({
            at: event,
            callId,
            expected: "a request with endCall after the tap",
            observed: "no request for that call, which lives on",
            hint: "keep the id of every call until its end has been performed",
          });
        }
      },
    };

    function isBeingEnded(id: CallId): boolean {
      return world.openActions.some(({ action }) =>
        action.callId === id && action.kind === "endCall"
      );
    }
  },
};
