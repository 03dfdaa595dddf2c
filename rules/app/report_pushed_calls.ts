import { handlesPush, pushes, reports, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, forum, WWDC_2019 } from "../source.ts";

/** A push that must bring a call brings one before its handler returns. */
export const reportPushedCalls: Rule = {
  id: "app/report-pushed-calls",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2019, apple("pushkit/pkpushtype/voip"), forum(817976)],
  refs: ["PUSH-01"],
  sees: "pushHandled",
  statement: "The app reports a call before it returns from the handler of a VoIP push.",
  because: "The system ends an app that does not, and after some times sends it no more pushes.",
  examples: {
    satisfied: [pushes("a"), ...rings("a"), handlesPush],
    broken: [pushes("a"), handlesPush, reports("a")],
  },
  judge({ exercised, violated }) {
    let owed: number | null = null;
    return {
      pushDelivered({ push, isOwed }) {
        owed = isOwed ? push : null;
        if (isOwed) exercised();
      },
      // A report that is refused counts as well (rule PUSH-04).
      incomingReported: () => void (owed = null),
      pushHandled(event) {
        if (owed !== event.push) return;
        owed = null;
        violated({
          at: event,
          expected: "reportNewIncomingCall before the handler returns",
          observed: "it returned, and no call was reported",
          hint: "report first, with what the push says; ask your server while it rings",
        });
      },
    };
  },
};
