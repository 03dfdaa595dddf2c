import type { CallId } from "../../call/mod.ts";
import { talks } from "../example.ts";
import { completesKey, performsKey } from "../keys.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";
import { isToCome } from "../timing.ts";

/** Keys of a call come one after the other. */
export const oneKeyAtATime: Rule = {
  id: "system/one-key-at-a-time",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxplaydtmfcallaction")],
  refs: ["DTM-01"],
  needs: ["tells.playDtmf", "waits.playDtmf"],
  statement: "The system gives the app the next keys of a call only once those before them are " +
    "complete.",
  because: "Two at once arrive in any order, and the number that was keyed in is another.",
  examples: {
    satisfied: [...talks("a"), performsKey(1, "4"), completesKey(1), performsKey(2, "2")],
    broken: [...talks("a"), performsKey(1, "4"), performsKey(2, "2"), completesKey(1)],
  },
  judge({ world, timing, exercised, violated }) {
    const keyed = new Set<CallId>();
    return {
      performed(event) {
        const { kind, id, callId } = event.action;
        if (kind !== "playDtmf" || !world.liveCall(callId)) return;
        if (keyed.has(callId)) exercised();
        keyed.add(callId);
        // What the app executes itself it was given as a whole; and a deadline may just pass.
        const before = world.openActions.find(({ action, askedIn, timeoutAt }) =>
          action.kind === "playDtmf" && action.callId === callId && action.id !== id &&
          askedIn === null && isToCome(timing, timeoutAt, event.at)
        );
        if (before?.action.kind !== "playDtmf") return;
        violated({
          at: event,
          callId,
          expected: `the keys "${before.action.digits}" fulfilled or failed first`,
          observed: "the app is given the next keys while it is at work on those",
          hint: "keep the key actions of a call in a queue, and perform the next when one is done",
        });
      },
    };
  },
};
