import type { CallAction } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { gestures, performs, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** The gestures by which a user takes a call. */
const ANSWERS: readonly string[] = ["answer", "holdAndAccept", "endAndAccept"];

/** Nobody is put through who did not want to be. */
export const answerOnConsent: Rule = {
  id: "system/answer-on-consent",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxanswercallaction")],
  refs: ["INC-07"],
  // Where no gesture is recorded, the user may have answered unseen.
  sees: "userGestured",
  statement: "The system asks the app to answer a call only after the user or the app wanted it.",
  because: "An answer opens the microphone.",
  examples: {
    satisfied: [...rings("a"), gestures("answer", "a"), performs("answerCall", "a")],
    broken: [...rings("a"), ...rings("b", 2), gestures("answer", "b"), performs("answerCall", "a")],
  },
  judge({ exercised, violated }) {
    const reported = new Set<CallId>();
    const wanted = new Set<CallId>();
    function give(at: TraceEvent, { kind, callId }: CallAction): void {
      if (kind !== "answerCall") return;
      exercised();
      if (wanted.has(callId)) return;
      violated({
        at,
        callId,
        expected: "an answer by the user, or a request of the app, before the action",
        observed: "the app is given answerCall, and nobody has answered",
        hint: "a call that was allowed rings: it is answered when somebody answers it",
      });
    }
    return {
      incomingReported: ({ callId }) => void reported.add(callId),
      userGestured({ gesture, callId }) {
        if (ANSWERS.includes(gesture)) wanted.add(callId);
      },
      headsetPressed() {
        // A key answers what rings; which call that is, the system decides.
        for (const id of reported) wanted.add(id);
      },
      requested({ actions }) {
        for (const { kind, callId } of actions) if (kind === "answerCall") wanted.add(callId);
      },
      executeAsked(event) {
        for (const { action } of event.actions) give(event, action);
      },
      performed: (event) => give(event, event.action),
    };
  },
};
