import type { CallId } from "../../call/mod.ts";
import { births } from "../births.ts";
import { completes, listsCalls, performs, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { STREAM_SWIFT } from "../source.ts";

const failed = [
  ...rings("a"),
  performs("answerCall", "a"),
  completes("answerCall", "a", "failed"),
] as const;

/** A call that cannot be answered is over. */
export const endFailedAnswers: Rule = {
  id: "system/end-failed-answers",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [STREAM_SWIFT],
  refs: ["ACT-08"],
  sees: "callsListed",
  needs: ["waits.answerCall"],
  statement: "The system ends a call whose answer action fails.",
  because: "The user has answered already, and cannot do it again: the call would hang there.",
  examples: {
    satisfied: [...failed, listsCalls({}), rests],
    broken: [...failed, listsCalls({ a: {} }), rests],
  },
  judge({ world, exercised, violated }) {
    const failed = new Set<CallId>();
    return {
      completed({ actionId, outcome }) {
        const given = world.actions.get(actionId);
        if (outcome === "fulfilled" || given?.status !== "open") return;
        const { kind, callId } = given.action;
        // Another answer of it may be under way, and may come through.
        const others = world.openActions.filter(({ action }) =>
          action.kind === "answerCall" && action.callId === callId
        );
        const isRinging = world.liveCall(callId)?.phase === "ringing";
        if (kind === "answerCall" && isRinging && others.length === 1) failed.add(callId);
      },
      ...births((callId) => void failed.delete(callId)),
      rested(event) {
        for (const callId of failed) {
          failed.delete(callId);
          exercised();
          if (!world.systemList.some(({ id }) => id === callId)) continue;
          violated({
            at: event,
            callId,
            expected: "the call gone after its answer action failed",
            observed: "the system still lists it",
            hint: "end a call in the same step in which its answer fails",
          });
        }
      },
    };
  },
};
