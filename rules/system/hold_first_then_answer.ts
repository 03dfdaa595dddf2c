import type { CallAction } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { gestures, performs, rests, rings, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { forum } from "../source.ts";

/** Whoever was in front makes room before the other comes. */
export const holdFirstThenAnswer: Rule = {
  id: "system/hold-first-then-answer",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [forum(794277)],
  refs: ["HLD-09"],
  statement: "The system puts hold before answer in a hold and accept, and hold before resume in " +
    "a swap.",
  because: "The app has one audio session: the first call has to leave it before the second comes.",
  examples: {
    satisfied: [
      ...talks("a"),
      ...rings("b", 2),
      rests,
      gestures("holdAndAccept", "b"),
      performs("setHeld", "a"),
      performs("answerCall", "b"),
      rests,
    ],
    broken: [
      ...talks("a"),
      ...rings("b", 2),
      rests,
      gestures("holdAndAccept", "b"),
      performs("answerCall", "b"),
      performs("setHeld", "a"),
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    let coming: CallId | null = null;
    let hasCome = false;
    let isHeldFirst = false;
    const heard = new Set<string>();
    let isQuiet = false;
    const forget = () => {
      coming = null;
      isQuiet = false;
    };
    return {
      userGestured({ gesture, callId }) {
        const isExchange = gesture === "holdAndAccept" || gesture === "swap";
        // What is under way from before may have holds of its own to come.
        const isAlone = isQuiet && world.openActions.length === 0;
        forget();
        if (isExchange && isAlone) coming = callId;
        hasCome = false;
        isHeldFirst = false;
      },
      // What else asks for actions has an order of its own.
      requested: forget,
      headsetPressed: forget,
      foreignActed: forget,
      didReset: forget,
      processDied: forget,
      executeAsked: (event) => event.actions.forEach(({ action }) => hear(event, action)),
      performed: (event) => hear(event, event.action),
      rested() {
        coming = null;
        isQuiet = true;
      },
    };

    function hear(at: TraceEvent, action: CallAction): void {
      if (coming === null || heard.has(action.id)) return;
      heard.add(action.id);
      if (action.callId === coming) {
        hasCome ||= action.kind === "answerCall" || action.kind === "setHeld" && !action.isOnHold;
        if (hasCome && isHeldFirst) exercised();
      } else if (action.kind === "setHeld" && action.isOnHold) {
        isHeldFirst = true;
        if (!hasCome) return;
        exercised();
        violated({
          at,
          callId: action.callId,
          expected: "the call in front put on hold before the other comes",
          observed: "its hold comes after the action that brings the other to the front",
          hint: "put the holds first in the list of the transaction",
        });
      }
    }
  },
};
