import type { CallId } from "../../call/mod.ts";
import type { PerformedAction } from "../../trace/mod.ts";
import { completes, performs, rings, shows, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, forum } from "../source.ts";

/** Mute belongs to a call, and goes with it. */
export const newCallsAreUnmuted: Rule = {
  id: "system/new-calls-are-unmuted",
  level: "should",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxsetmutedcallaction"), forum(724693)],
  refs: ["MUT-05"],
  sees: "screenSeen",
  needs: ["tells.setMuted"],
  statement: "The system begins every call unmuted, whatever the calls before it were.",
  because: "The app was asked to mute another call: on this one it lets the microphone run.",
  examples: {
    satisfied: [
      ...talks("a"),
      performs("setMuted", "a"),
      completes("setMuted", "a"),
      ...rings("b", 2),
      shows({ a: { isMuted: true }, b: {} }),
    ],
    broken: [
      ...talks("a"),
      performs("setMuted", "a"),
      completes("setMuted", "a"),
      ...rings("b", 2),
      shows({ a: { isMuted: true }, b: { isMuted: true } }),
    ],
  },
  judge({ world, exercised, violated }) {
    /** Calls that a mute action was performed for: how they stand is for other rules. */
    const touched = new Set<CallId>();
    const touch = ({ action: { kind, callId } }: PerformedAction) => {
      if (kind === "setMuted") touched.add(callId);
    };
    return {
      performed: touch,
      executeAsked: ({ actions }) => actions.forEach(touch),
      screenSeen(event) {
        if (touched.size === 0) return;
        for (const { callId, isMuted } of event.cards) {
          if (touched.has(callId) || !world.liveCall(callId)) continue;
          exercised();
          if (!isMuted) continue;
          violated({
            at: event,
            callId,
            expected: "a call that is not muted: no mute action was ever performed for it",
            observed: "it is muted",
            hint: "keep mute with each call, not with the phone",
          });
        }
      },
    };
  },
};
