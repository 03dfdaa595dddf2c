import { reports, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

/** The promise of a report settles, and once. */
export const settleReportsOnce: Rule = {
  id: "system/settle-reports-once",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    apple("callkit/cxprovider/reportnewincomingcall(with:update:completion:)"),
    header("CXProvider"),
  ],
  refs: ["INC-02"],
  statement: "The system settles every report of an incoming call exactly once.",
  because: "Until then the app knows of no call that may ring, and of none that may not.",
  examples: {
    satisfied: [...rings("a"), rests],
    broken: [reports("a"), rests],
  },
  judge({ world, exercised, violated }) {
    const settled = new Set<number>();
    return {
      incomingSettled(event) {
        exercised();
        if (!settled.has(event.report)) return void settled.add(event.report);
        violated({
          at: event,
          callId: event.callId,
          expected: "one settlement of the report",
          observed: "a second one",
        });
      },
      rested(event) {
        for (const [report, callId] of world.reports) {
          if (settled.has(report)) continue;
          exercised();
          settled.add(report);
          violated({
            at: event,
            callId,
            expected: "the report allowed or refused",
            observed: "neither, and nothing is under way any more",
            hint: "settle the promise on every path, also where you refuse the call",
          });
        }
      },
    };
  },
};
