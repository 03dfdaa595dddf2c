import { handlesPush, pushes, reports, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { forum } from "../source.ts";

/** A push that comes during a call is answered by a report all the same. */
export const reportPushesDuringCalls: Rule = {
  id: "app/report-pushes-during-calls",
  level: "should",
  since: "0.1.0",
  evidence: "stated",
  sources: [forum(768136)],
  refs: ["PUSH-04"],
  sees: "pushHandled",
  statement: "The app reports a call for each push that comes during a call and does not say " +
    "whether it must; where it has no other, the one that is running.",
  because: "Such a push may count: a report that is refused as known is enough, and harms nothing.",
  examples: {
    satisfied: [...rings("a"), pushes("b", false), reports("a", 2), handlesPush],
    broken: [...rings("a"), pushes("b", false), handlesPush],
  },
  judge({ world, exercised, violated }) {
    let due: number | null = null;
    return {
      pushDelivered({ push, mustReport, isOwed }) {
        const isInCall = [...world.calls.keys()].some((id) => world.liveCall(id));
        // One that is owed has a rule of its own, and one that says so need not be reported.
        due = mustReport === null && !isOwed && isInCall ? push : null;
        if (due !== null) exercised();
      },
      incomingReported: () => void (due = null),
      pushHandled(event) {
        if (due !== event.push) return;
        due = null;
        violated({
          at: event,
          expected: "a report before the handler returns, also during a call",
          observed: "it returned, and nothing was reported",
          hint: "report the pushed call, or the running one again, and ignore callIdAlreadyExists",
        });
      },
    };
  },
};
