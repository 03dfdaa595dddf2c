import type { ActionId, ActionKind } from "../../actions/mod.ts";
import { completes, performs, reportsEnd, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** The actions of a call whose end was reported are left alone. */
export const leaveActionsOfEndedCalls: Rule = {
  id: "app/leave-actions-of-ended-calls",
  level: "should",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxaction/fulfill()")],
  refs: ["END-08"],
  statement: "The app does not complete an action of a call whose end it has reported.",
  because: "The system has dropped the action with the call, and does nothing with it any more.",
  examples: {
    satisfied: [...rings("a"), performs("answerCall", "a"), reportsEnd("a"), rests],
    broken: [
      ...rings("a"),
      performs("answerCall", "a"),
      reportsEnd("a"),
      completes("answerCall", "a", "failed"),
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    // What is on its way to the app when it reports the end has to be completed all the same.
    const performed = new Set<ActionId>();
    const left = new Map<ActionId, ActionKind>();
    return {
      performed: ({ action }) => void performed.add(action.id),
      callEndReported({ callId }) {
        for (const { action } of world.openActions) {
          if (action.callId !== callId || !performed.has(action.id)) continue;
          exercised();
          left.set(action.id, action.kind);
        }
      },
      completed(event) {
        const kind = left.get(event.actionId);
        if (kind === undefined || world.actions.get(event.actionId)?.status === "open") return;
        violated({
          at: event,
          expected: `${kind} left alone: its call was reported as ended`,
          observed: `it was ${event.outcome}`,
          hint: "look after each wait whether the call still lives, and return where it does not",
        });
      },
    };
  },
};
