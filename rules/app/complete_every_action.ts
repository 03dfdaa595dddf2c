import { completes, performs, timesOut, wait } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, WWDC_2016 } from "../source.ts";

/** Every action is completed before its deadline. */
export const completeEveryAction: Rule = {
  id: "app/complete-every-action",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxaction"), apple("callkit/cxaction/timeoutdate"), WWDC_2016],
  refs: ["ACT-01", "ACT-13", "TX-06", "TX-07", "HLD-10"],
  isTimed: true,
  statement: "The app fulfills or fails every action that it is given, before its deadline.",
  because: "Until then the phone shows a call that is stuck, and afterwards it may end the call.",
  examples: {
    satisfied: [performs("setMuted", "a"), completes("setMuted", "a")],
    broken: [performs("setMuted", "a"), wait(5_000), timesOut("setMuted", "a")],
  },
  judge: ({ world, exercised, violated }) => ({
    completed({ actionId }) {
      if (world.actions.get(actionId)?.status === "open") exercised();
    },
    timedOut(event) {
      const late = world.actions.get(event.actionId);
      if (late?.status !== "open") return;
      exercised();
      violated({
        at: event,
        callId: event.callId,
        expected: `fulfill() or fail() on ${event.action} before its deadline`,
        observed: late.isHandling
          ? "the handler was still at work when the deadline passed"
          : "nothing by the deadline",
        hint:
          "complete the action on every path: missing handler, early return, error, late network",
      });
    },
  }),
};
