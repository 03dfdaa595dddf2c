import type { TraceEvent } from "../../trace/mod.ts";
import { makesProvider, reports, setsDelegate } from "../example.ts";
import type { Rule } from "../rule.ts";
import { forum, SPEAKERBOX } from "../source.ts";

/** A provider has a delegate before it is used. */
export const setTheDelegateFirst: Rule = {
  id: "app/set-the-delegate-first",
  level: "should",
  since: "0.1.0",
  evidence: "stated",
  sources: [forum(797563), SPEAKERBOX],
  refs: ["PRV-07"],
  statement: "The app sets the delegate of its provider before it reports or requests anything.",
  because:
    "What the system says before that is lost or comes late: the deadlines run all the same.",
  examples: {
    satisfied: [makesProvider(), setsDelegate("didReset"), reports("a")],
    broken: [makesProvider(), reports("a")],
  },
  judge({ world, exercised, violated }) {
    function told(at: TraceEvent): void {
      const providers = [...world.providers.values()];
      if (providers.length === 0) return;
      exercised();
      if (providers.some(({ hadDelegate }) => hadDelegate)) return;
      violated({
        at,
        expected: "a delegate set right after the provider was made",
        observed: at.kind === "requested"
          ? "a request while nobody hears the system"
          : "a report while nobody hears the system",
        hint: "set the delegate in the next line after the provider is made",
      });
    }
    return { incomingReported: told, requested: told };
  },
};
