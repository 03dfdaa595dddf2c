import { setsDelegate } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

/** Every delegate hears resets. */
export const hearResets: Rule = {
  id: "app/hear-resets",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxproviderdelegate"), header("CXProvider")],
  refs: ["PRV-02"],
  statement: "The app gives its provider a delegate that has didReset.",
  because: "It is the one member that is required: without it the app keeps calls that are gone.",
  examples: {
    satisfied: [setsDelegate("didReset", "answerCall")],
    broken: [setsDelegate("answerCall")],
  },
  judge: ({ exercised, violated }) => ({
    delegateSet(event) {
      const { members } = event;
      if (!members) return;
      exercised();
      if (members.includes("didReset")) return;
      violated({
        at: event,
        expected: "a delegate with didReset",
        observed: members.length === 0 ? "one with no member" : `one with ${members.join(", ")}`,
        hint: "add didReset(): end every call here, and tell the system nothing",
      });
    },
  }),
};
