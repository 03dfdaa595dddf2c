import type { Button } from "../../phone/mod.ts";
import type { WorldCall } from "../../trace/mod.ts";
import { type Example, holds, rests, shows, talks, updates } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";

const cannotBeGrouped: Example = [
  ...talks("a"),
  ...holds("a"),
  ...talks("b", 2),
  updates("a", { supportsGrouping: false }),
];

/** The phone offers what the app said that its call can do. */
export const offerMergeBySupport: Rule = {
  id: "system/offer-merge-by-support",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [header("CXCallUpdate")],
  refs: ["GRP-04"],
  sees: "screenSeen",
  statement: "The system never offers to merge a call that does not support grouping, nor to " +
    "split one off that does not support ungrouping.",
  because: "The user would tap a button, and the app can do nothing but fail.",
  examples: {
    satisfied: [...cannotBeGrouped, shows({ b: {}, a: { buttons: ["swap"] } }), rests],
    broken: [...cannotBeGrouped, shows({ b: {}, a: { buttons: ["swap", "merge"] } }), rests],
  },
  judge: ({ world, exercised, violated }) => ({
    screenSeen(event) {
      for (const { callId, buttons } of event.cards) {
        const call = world.liveCall(callId);
        if (!call) continue;
        for (const [button, flag, isTempting] of OFFERS) {
          if (call.info[flag] !== false) continue;
          if (isTempting(call, world.calls.values())) exercised();
          if (!buttons.includes(button)) continue;
          violated({
            at: event,
            callId,
            expected: `no button ${button}: the app said ${flag} false`,
            observed: `the phone offers ${buttons.join(", ")}`,
            hint: "ask the latest update of the call for each button",
          });
        }
      }
    },
  }),
};

type Offer = readonly [
  button: Button,
  flag: "supportsGrouping" | "supportsUngrouping",
  isTempting: (call: WorldCall, calls: Iterable<WorldCall>) => boolean,
];

/** Each button, the flag that it depends on, and where it would be offered but for that. */
const OFFERS: readonly Offer[] = [
  [
    "merge",
    "supportsGrouping",
    (call, calls) =>
      call.isOnHold && [...calls].some((other) => other.phase === "active" && !other.isOnHold),
  ],
  ["split", "supportsUngrouping", ({ group }) => group !== null],
];
