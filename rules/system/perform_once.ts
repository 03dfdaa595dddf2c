import type { ActionId } from "../../actions/mod.ts";
import { performs, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";

/** An action comes to its handler once. */
export const performOnce: Rule = {
  id: "system/perform-once",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [header("CXProvider")],
  refs: ["ACT-09"],
  statement: "The system gives an action to its handler once at most.",
  because: "What the app does for it, such as sending a digit, would be done twice.",
  examples: {
    satisfied: [...rings("a"), performs("answerCall", "a")],
    broken: [...rings("a"), performs("answerCall", "a"), performs("answerCall", "a")],
  },
  judge({ exercised, violated }) {
    const performed = new Set<ActionId>();
    return {
      performed(event) {
        const { id, kind, callId } = event.action;
        exercised();
        if (!performed.has(id)) return void performed.add(id);
        violated({
          at: event,
          callId,
          expected: `${kind} performed once`,
          observed: "it was performed again",
        });
      },
    };
  },
};
