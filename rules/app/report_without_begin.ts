import type { CallId } from "../../call/mod.ts";
import { idOf, makesProvider, reports, rests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { forum } from "../source.ts";

/** A call is reported whether or not the provider is said to have begun. */
export const reportWithoutBegin: Rule = {
  id: "app/report-without-begin",
  level: "must",
  since: "0.1.0",
  evidence: "stated",
  sources: [forum(797563)],
  refs: ["PRV-05"],
  statement: "The app never waits for didBegin before it reports a call.",
  because: "The system says it once, and to nobody where no delegate was set by then.",
  examples: {
    satisfied: [
      makesProvider(),
      { kind: "engineReported", report: "incoming", callId: idOf("a") },
      reports("a"),
      rests,
    ],
    broken: [
      makesProvider(),
      { kind: "engineReported", report: "incoming", callId: idOf("a") },
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    const owed = new Set<CallId>();
    let mayWait = false;
    const neverMind = () => {
      mayWait = false;
      owed.clear();
    };
    return {
      providerCreated() {
        mayWait = true;
      },
      didBegin() {
        mayWait = false;
      },
      didReset: neverMind, // That the app is up again after a reset is another rule.
      invalidated: neverMind,
      engineReported({ report, callId }) {
        // In a call, and where the phone is in the way, an app may have reasons of its own.
        const { calls, foreign, hurdles } = world;
        const isFree = calls.size + foreign.size + hurdles.size === 0;
        if (report === "incoming" && mayWait && isFree) owed.add(callId);
      },
      incomingReported({ callId }) {
        if (owed.delete(callId)) exercised();
      },
      rested(event) {
        for (const callId of owed) {
          // One that the far side or the app gave up meanwhile need not be shown any more.
          if (world.legs.get(callId) !== "ringing") continue;
          exercised();
          violated({
            at: event,
            callId,
            expected: "the incoming call reported, also before didBegin",
            observed: "no report, and nothing is under way any more",
            hint: "report as soon as the provider is made; take didBegin for a note",
          });
        }
        owed.clear();
      },
    };
  },
};
