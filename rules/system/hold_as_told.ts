import type { CallId } from "../../call/mod.ts";
import { births } from "../births.ts";
import { completes, holds, observes, performs, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** A held action carries a value, and that value is what the call has then. */
export const holdAsTold: Rule = {
  id: "system/hold-as-told",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxsetheldcallaction"), apple("callkit/cxcall/isonhold")],
  refs: ["HLD-01"],
  needs: ["tells.observed"],
  statement: "The system shows a call on hold, or not, just as the held action said that the app " +
    "fulfilled last.",
  because: "A hold that is taken for a change of sides goes wrong as soon as it comes twice.",
  examples: {
    satisfied: [
      ...talks("a"),
      ...holds("a"),
      performs("setHeld", "a"),
      completes("setHeld", "a"),
      rests,
    ],
    broken: [
      ...talks("a"),
      ...holds("a"),
      performs("setHeld", "a"),
      completes("setHeld", "a"),
      observes("a", { hasConnected: true }),
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    const told = new Map<CallId, boolean>();
    const judged = new Set<CallId>();
    return {
      ...births((callId) => void told.delete(callId)),
      completed({ actionId, outcome }) {
        const given = world.actions.get(actionId);
        if (given?.status !== "open" || outcome !== "fulfilled") return;
        const { action } = given;
        // Who joins others may come off hold, and no action says so.
        if (action.kind === "setGroup") return told.clear();
        if (action.kind !== "setHeld") return;
        judged.delete(action.callId);
        if (world.liveCall(action.callId)?.phase !== "active") told.delete(action.callId);
        else told.set(action.callId, action.isOnHold);
      },
      rested(event) {
        for (const [id, isOnHold] of told) {
          const call = world.liveCall(id);
          if (!call?.seen || call.isHoldUnsure) continue;
          if (!judged.has(id)) exercised();
          judged.add(id);
          if (call.seen.isOnHold === isOnHold) continue;
          violated({
            at: event,
            callId: id,
            expected: `isOnHold ${isOnHold}, as the held action said that the app fulfilled last`,
            observed: `observers were told isOnHold ${call.seen.isOnHold}`,
            hint: "set isOnHold from the action; do not turn it round",
          });
        }
      },
    };
  },
};
