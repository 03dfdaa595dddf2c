import { makesProvider } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** An app has one provider. */
export const oneProvider: Rule = {
  id: "app/one-provider",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxprovider")],
  refs: ["PRV-01"],
  statement: "The app makes one provider, and keeps it as long as its process lives.",
  because: "Which of two providers the system turns to is not said: actions reach the wrong one.",
  examples: {
    satisfied: [makesProvider()],
    broken: [makesProvider(), makesProvider({}, 2)],
  },
  judge({ exercised, violated }) {
    let isMade = false;
    return {
      providerCreated(event) {
        exercised();
        if (!isMade) return void (isMade = true);
        violated({
          at: event,
          expected: "one provider for the life of the process",
          observed: "another one",
          hint: "make the provider where the app starts, and hand it to whoever needs it",
        });
      },
      didReset() {
        isMade = false; // After a reset the old one may be of no use any more (OQ-26).
      },
      processStarted() {
        isMade = false;
      },
    };
  },
};
