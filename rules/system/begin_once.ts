import { makesProvider } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";

/** That a provider has begun is said once. */
export const beginOnce: Rule = {
  id: "system/begin-once",
  level: "should",
  since: "0.1.0",
  evidence: "derived",
  sources: [header("CXProvider")],
  refs: ["PRV-06"],
  needs: ["tells.didBegin"],
  statement: "The system says at most once for each connection to a provider that it has begun.",
  because: "Apps prepare what they need once: said again, it undoes what calls are using.",
  examples: {
    satisfied: [
      makesProvider(),
      { kind: "didBegin", provider: 1 },
      { kind: "didReset", provider: 1 },
      { kind: "didBegin", provider: 1 },
    ],
    broken: [
      makesProvider(),
      { kind: "didBegin", provider: 1 },
      { kind: "didBegin", provider: 1 },
    ],
  },
  judge({ exercised, violated }) {
    const begun = new Set<number>();
    return {
      didBegin(event) {
        exercised();
        if (!begun.has(event.provider)) return void begun.add(event.provider);
        violated({
          at: event,
          expected: "one didBegin, and another only after a didReset",
          observed: "a second one",
        });
      },
      didReset: ({ provider }) => void begun.delete(provider),
      phoneTurned({ setting }) {
        // Calls were switched off in this region, and on again: that is another connection.
        if (setting === "callService") begun.clear();
      },
      providerCreated: ({ provider }) => void begun.delete(provider),
    };
  },
};
