import type { EndedCall } from "../../trace/mod.ts";
import { completes, lists, performs, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report, SPEAKERBOX, TUTORIAL } from "../source.ts";

/** A call that ended leaves the app's list. */
export const forgetEndedCalls: Rule = {
  id: "app/forget-ended-calls",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [TUTORIAL, SPEAKERBOX, report("RocketChat/Rocket.Chat.ReactNative", 7275)],
  refs: ["END-11"],
  statement: "The app's list of ongoing calls holds no call whose end it was part of.",
  because: "A list that keeps dead calls makes the next action act on a call that is gone.",
  examples: {
    satisfied: [
      ...rings("a"),
      performs("endCall", "a"),
      completes("endCall", "a"),
      lists(),
      rests,
    ],
    broken: [
      ...rings("a"),
      performs("endCall", "a"),
      completes("endCall", "a"),
      lists("a"),
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    let checked = 0;
    return {
      rested(event) {
        const ended = [...world.ended.values()].filter(isKnownToTheApp);
        if (ended.length > checked) exercised();
        checked = ended.length;
        const ghost = ended.find(({ id }) => world.appList.includes(id));
        if (!ghost) return;
        violated({
          at: event,
          callId: ghost.id,
          expected: "the ended call gone from the app's list",
          observed: `the app lists a call that ended by ${WAYS[ghost.by]}`,
          hint: "remove the call on every way in which it ends, also where you report the end",
        });
      },
    };
  },
};

/** A call that ended while its report was under way has a rule of its own, and so has a reset. */
function isKnownToTheApp({ by, wasSettled, call }: EndedCall): boolean {
  return wasSettled && !call.hasOutlivedReset && !call.isOrphan &&
    (by === "endAction" || by === "report" || by === "failure");
}

const WAYS: Readonly<Record<EndedCall["by"], string>> = {
  endAction: "an end action that the app fulfilled",
  report: "a report of the app",
  failure: "a start action that the app failed",
  reset: "a reset",
  invalidation: "the invalidation of its provider",
  system: "a decision of the system",
};
