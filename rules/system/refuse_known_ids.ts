import type { EventOf } from "../../trace/mod.ts";
import { reports, rests, rings, settlesReport } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, forum } from "../source.ts";

/** A report under the id of a live call is refused. */
export const refuseKnownIds: Rule = {
  id: "system/refuse-known-ids",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    apple("callkit/cxerrorcodeincomingcallerror.code/calluuidalreadyexists"),
    forum(768136),
  ],
  refs: ["ID-02"],
  statement: "The system refuses to take a second call under the id of a live one.",
  because: "Both would be one call to it: the first would be lost, or ring again.",
  examples: {
    satisfied: [
      ...rings("a"),
      reports("a", 2),
      settlesReport("a", { domain: "incomingCall", code: "callIdAlreadyExists" }, 2),
    ],
    broken: [...rings("a"), reports("a", 2), settlesReport("a", null, 2), rests],
  },
  judge({ world, exercised, violated }) {
    const doomed = new Set<number>();
    /** Those that were made while something else was in the way as well. */
    const hindered = new Set<number>();
    let armed = 0;
    const breaches = new Map<EventOf<"incomingSettled">, string>();
    return {
      refusalArmed({ on }) {
        if (on === "report") armed++;
      },
      incomingReported({ report, callId }) {
        if (armed > 0) return void armed--; // Refused for a reason of its own.
        if (world.liveCall(callId)) doomed.add(report);
        if (world.hurdles.size > 0) hindered.add(report);
      },
      phoneTurned() {
        for (const report of doomed) hindered.add(report);
      },
      incomingSettled(event) {
        if (!doomed.delete(event.report)) return;
        const isHindered = hindered.has(event.report) || world.hurdles.size > 0;
        if (event.error && isHindered) return; // Any reason that applies will do (OQ-11).
        exercised();
        if (event.error?.code === "callIdAlreadyExists") return;
        breaches.set(event, event.error ? event.error.code : "taken as a call of its own");
      },
      didReset() {
        // The system may have had the reset, of which the app hears now, before it took the report.
        doomed.clear();
        breaches.clear();
      },
      rested() {
        for (const [at, observed] of breaches) {
          violated({
            at,
            callId: at.callId,
            expected: "the report refused with incomingCall/callIdAlreadyExists (2)",
            observed,
          });
        }
        breaches.clear();
      },
    };
  },
};
