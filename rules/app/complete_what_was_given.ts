import type { ActionId } from "../../actions/mod.ts";
import { completes, performs, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** Only what the delegate was given is completed. */
export const completeWhatWasGiven: Rule = {
  id: "app/complete-what-was-given",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxaction/fulfill()"), apple("callkit/cxaction/fail()")],
  refs: ["ACT-04"],
  statement: "The app completes only actions that its delegate was given.",
  because: "What it finds among the pending actions has not been asked of it yet, " +
    "and is dropped when it is completed.",
  examples: {
    satisfied: [...rings("a"), performs("answerCall", "a"), completes("answerCall", "a")],
    broken: [...rings("a"), completes("answerCall", "a")],
  },
  judge({ exercised, violated }) {
    const given = new Set<ActionId>();
    return {
      executeAsked({ actions }) {
        for (const { action } of actions) given.add(action.id);
      },
      performed: ({ action }) => void given.add(action.id),
      completed(event) {
        exercised();
        if (given.has(event.actionId)) return;
        violated({
          at: event,
          expected: "an action completed that its handler, or execute, was given before",
          observed: `an action ${event.outcome} that it was not given`,
          hint: "complete the action that your handler gets, and no other object",
        });
      },
    };
  },
};
