import type { CallAction } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { EventOf } from "../../trace/mod.ts";
import { holds, observes, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** A call on hold goes on. */
export const holdingEndsNothing: Rule = {
  id: "system/holding-ends-nothing",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxsetheldcallaction")],
  refs: ["HLD-05"],
  statement: "The system never ends a call because it was put on hold.",
  because: "Whoever is asked to wait a moment is not to be cut off.",
  examples: {
    satisfied: [...talks("a"), ...holds("a"), rests],
    broken: [
      ...talks("a"),
      ...holds("a"),
      observes("a", { hasConnected: true, isOnHold: true, hasEnded: true }),
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    const held = new Set<CallId>();
    /** The calls that somebody wanted to end since the last rest, or still does. */
    const unwanted = new Set<CallId>();
    const cutOff = new Map<CallId, EventOf<"observed">>();
    const note = ({ kind, callId }: CallAction) => {
      if (kind === "endCall") unwanted.add(callId);
    };
    return {
      executeAsked: ({ actions }) => actions.forEach(({ action }) => note(action)),
      performed: ({ action }) => note(action),
      completed({ actionId, outcome }) {
        const given = world.actions.get(actionId);
        if (given?.status !== "open" || outcome !== "fulfilled") return;
        const { action } = given;
        if (action.kind !== "setHeld" || !action.isOnHold) return;
        if (world.liveCall(action.callId)?.phase === "active") held.add(action.callId);
      },
      observed(event) {
        const { id, hasEnded } = event.call;
        if (!hasEnded || !held.has(id) || unwanted.has(id) || !world.liveCall(id)) return;
        cutOff.set(id, event);
      },
      didReset() {
        // The call may have ended by the reset, of which the app hears only now.
        held.clear();
        cutOff.clear();
      },
      processDied: () => held.clear(),
      rested() {
        if (held.size > 0) exercised();
        for (const [callId, at] of cutOff) {
          violated({
            at,
            callId,
            expected: "the call on hold, and live",
            observed: "it ended when its hold was fulfilled: nobody had asked for that",
          });
        }
        held.clear();
        cutOff.clear();
        // An end that the app failed, and that all is at rest after, is no excuse any more.
        unwanted.clear();
        for (const { action } of world.openActions) note(action);
      },
    };
  },
};
