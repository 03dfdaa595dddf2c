import type { EventKind, TraceEvent } from "../../trace/mod.ts";
import { performs, returns } from "../example.ts";
import type { Judge, Rule } from "../rule.ts";
import { header } from "../source.ts";

/** Delegates are called from a serial queue. */
export const oneDelegateCallAtATime: Rule = {
  id: "system/one-delegate-call-at-a-time",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [header("CXProvider")],
  refs: ["QUE-06"],
  statement: "The system calls the delegate only when its call before has returned.",
  because: "A handler that is called from within another sees a state that is half changed.",
  examples: {
    satisfied: [
      performs("answerCall", "a"),
      returns("answerCall", "a"),
      { kind: "audioActivated", provider: 1 },
    ],
    broken: [
      performs("answerCall", "a"),
      { kind: "audioActivated", provider: 1 },
      returns("answerCall", "a"),
    ],
  },
  judge({ exercised, violated }) {
    /** The call that has not returned; with what came from within it. */
    let running: { readonly what: string; readonly within: TraceEvent[] } | null = null;
    const within = (event: TraceEvent) => void running?.within.push(event);
    const begin = (what: string) => {
      running ??= { what, within: [] };
    };
    const end = () => {
      const done = running;
      running = null;
      if (!done) return;
      exercised();
      const [first] = done.within;
      if (!first) return;
      violated({
        at: first,
        expected: `the handler of ${done.what} to return before the delegate is called again`,
        observed: `${first.kind} while it was at work`,
        hint: "deliver from a task of its own, also what follows from a completion",
      });
    };
    return {
      ...Object.fromEntries(CALLED.map((kind) => [kind, within])) as Judge,
      executeAsked(event) {
        within(event);
        begin("execute");
      },
      executeAnswered: end,
      performed(event) {
        within(event);
        if (event.isHandled) begin(event.action.kind);
      },
      // A handler that gave a promise has returned as well: what it still does is its own time.
      handlerReturned: end,
      processDied() {
        running = null;
      },
    };
  },
};

/** The calls of a delegate. */
const CALLED = [
  "didBegin",
  "didReset",
  "timedOut",
  "audioActivated",
  "audioDeactivated",
] as const satisfies readonly EventKind[];
