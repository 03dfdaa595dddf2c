import type { EventKind, TraceEvent } from "../../trace/mod.ts";
import { performs, reports, rings, settlesReport } from "../example.ts";
import type { Judge, Rule } from "../rule.ts";
import { apple } from "../source.ts";

const returned = { kind: "callReturned", of: "report", number: 2 } as const;

/** A call of the system comes back to the app before it has any effect. */
export const returnBeforeAnythingHappens: Rule = {
  id: "system/return-before-anything-happens",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxcallcontroller/request(_:completion:)")],
  refs: ["QUE-05"],
  statement: "The system returns from a report or a request before it calls the delegate.",
  because: "An app that is called back in the middle of its own line is not ready for it.",
  examples: {
    satisfied: [
      ...rings("a"),
      reports("b", 2),
      returned,
      performs("setMuted", "a"),
      settlesReport("b", null, 2),
    ],
    broken: [
      ...rings("a"),
      reports("b", 2),
      performs("setMuted", "a"),
      returned,
      settlesReport("b", null, 2),
    ],
  },
  judge({ exercised, violated }) {
    let open: Open | null = null;
    const begin = (of: Open["of"], number: number) => {
      open = { of, number, within: [] };
    };
    const within = (event: TraceEvent) => void open?.within.push(event);
    return {
      ...Object.fromEntries(CALLED.map((kind) => [kind, within])) as Judge,
      incomingReported: ({ report }) => begin("report", report),
      requested: ({ request }) => begin("request", request),
      callReturned({ of, number }) {
        // One that threw never returned: what came later was not within it.
        const done = open?.of === of && open.number === number ? open : null;
        open = null;
        if (!done) return;
        exercised();
        const [first] = done.within;
        if (!first) return;
        violated({
          at: first,
          expected: `the ${of} to return before the delegate is called`,
          observed: `${first.kind} while it was under way`,
          hint: "deliver from a task of its own, as a queue does",
        });
      },
    };
  },
};

interface Open {
  readonly of: "report" | "request";
  readonly number: number;
  readonly within: TraceEvent[];
}

/** The calls of a delegate. */
const CALLED = [
  "didBegin",
  "didReset",
  "executeAsked",
  "performed",
  "timedOut",
  "audioActivated",
  "audioDeactivated",
] as const satisfies readonly EventKind[];
