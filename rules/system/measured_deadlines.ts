import type { ActionId } from "../../actions/mod.ts";
import type { Instant } from "../../call/mod.ts";
import type { PerformedAction, TraceEvent } from "../../trace/mod.ts";
import { performs, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

/** How far a deadline may be off, against its span: others measure other phones. */
const TOLERANCE = 0.1;

/** Deadlines are as far off as they were found to be. */
export const measuredDeadlines: Rule = {
  id: "system/measured-deadlines",
  level: "should",
  since: "0.1.0",
  evidence: "measured",
  sources: [report("voximplant/flutter_callkit", 12)],
  refs: ["TMO-06"],
  needs: ["waits"],
  statement: "The system gives a start 600 s, an answer 60 s and every other action 5 s, " +
    "or what the profile says.",
  because: "Apps are built for these spans: with less time they fail, with more they hang.",
  examples: {
    satisfied: [...rings("a"), performs("answerCall", "a")],
    broken: [...rings("a"), performs("setMuted", "a", 55_000)],
  },
  judge({ world, profile, timing, exercised, violated }) {
    const seen = new Set<ActionId>();
    /** When nothing was under way the last time: what is new since was accepted after that. */
    let idleAt: Instant | null = null;
    const forget = () => void (idleAt = null);
    function look(at: TraceEvent, { action, timeoutAt }: PerformedAction): void {
      const span = profile.deadlinesMs[action.kind];
      const most = at.at + span * (1 + TOLERANCE) + timing.toleranceMs;
      const least = seen.has(action.id) || idleAt === null
        ? -Infinity
        : idleAt + span * (1 - TOLERANCE) - timing.toleranceMs;
      seen.add(action.id);
      exercised();
      if (timeoutAt >= least && timeoutAt <= most) return;
      violated({
        at,
        callId: action.callId,
        expected: `${span / 1_000} s for ${action.kind}`,
        observed: `${(timeoutAt - at.at) / 1_000} s`,
      });
    }
    return {
      executeAsked(event) {
        for (const each of event.actions) look(event, each);
      },
      // The clock of a key starts when it need not wait any more for the one before.
      performed: (event) => look(event, event),
      delegateSet: forget,
      processDied: forget,
      rested({ at }) {
        if (world.isRunning && world.openActions.length === 0) idleAt = at;
      },
    };
  },
};
