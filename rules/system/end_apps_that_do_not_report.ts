import { handlesPush, pushes, reports, rests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, WWDC_2019 } from "../source.ts";

/** A push without a call costs the app its process. */
export const endAppsThatDoNotReport: Rule = {
  id: "system/end-apps-that-do-not-report",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("pushkit/pkpushtype/voip"), WWDC_2019],
  refs: ["PUSH-02"],
  // No kit hands a push to a system: the phone under an app is judged by it, as the control.
  sees: "pushHandled",
  statement: "The system ends an app that returns from a VoIP push and has not reported the call " +
    "that it owes.",
  because: "VoIP pushes wake an app for calls, and for nothing else.",
  examples: {
    satisfied: [pushes("a"), handlesPush, { kind: "processDied" }, rests],
    broken: [pushes("a"), handlesPush, reports("a"), rests],
  },
  judge({ exercised, violated }) {
    let owed: number | null = null;
    let isDue = false;
    return {
      pushDelivered({ push, isOwed }) {
        owed = isOwed ? push : null;
      },
      incomingReported: () => void (owed = null),
      pushHandled({ push }) {
        isDue = owed === push;
        owed = null;
      },
      processDied() {
        if (isDue) exercised();
        isDue = false;
        owed = null;
      },
      rested(event) {
        if (!isDue) return;
        isDue = false;
        exercised();
        violated({
          at: event,
          expected: "the end of the app's process",
          observed: "it runs on, and has reported no call for the push",
        });
      },
    };
  },
};
