import { setsDelegate } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, STREAM_SWIFT } from "../source.ts";

/** A delegate hears that an action's time was up. */
export const hearTimeOuts: Rule = {
  id: "app/hear-time-outs",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [apple("callkit/cxproviderdelegate/provider(_:timedoutperforming:)"), STREAM_SWIFT],
  refs: ["TMO-09"],
  statement: "The app gives its provider a delegate that has timedOut.",
  because: "Nothing else says that the phone has given an action up, and perhaps its call.",
  examples: {
    satisfied: [setsDelegate("didReset", "answerCall", "timedOut")],
    broken: [setsDelegate("didReset", "answerCall")],
  },
  judge: ({ exercised, violated }) => ({
    delegateSet(event) {
      const { members } = event;
      // A delegate without didReset is no delegate yet (app/hear-resets).
      if (!members?.includes("didReset") || members.length === 1) return;
      exercised();
      if (members.includes("timedOut")) return;
      violated({
        at: event,
        expected: "a delegate with timedOut",
        observed: `one with ${members.join(", ")}`,
        hint: "add timedOut(action): hang up and forget a call that was being started or answered",
      });
    },
  }),
};
