import type { ActionId } from "../../actions/mod.ts";
import { completes, performs, rests, rings, timesOut, wait } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";
import { isToCome } from "../timing.ts";

const completed = [
  ...rings("a"),
  performs("setMuted", "a"),
  completes("setMuted", "a"),
  rests,
  wait(5_000),
] as const;

/** What was completed in time does not time out. */
export const noTimeOutAfterCompletion: Rule = {
  id: "system/no-time-out-after-completion",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXProvider")],
  refs: ["TMO-07"],
  needs: ["tells.timedOut"],
  isTimed: true,
  statement: "The system never calls timedOut for an action that was completed in time.",
  because: "The app would take back what it has done: it would drop a call that both talk in.",
  examples: {
    satisfied: [...completed, rests],
    broken: [...completed, timesOut("setMuted", "a"), rests],
  },
  judge({ world, timing, exercised, violated }) {
    // While all is not at rest a completion may be on its way, and the deadline may come first.
    const justCompleted = new Map<ActionId, number>();
    const completed = new Map<ActionId, number>();
    return {
      completed({ actionId, at }) {
        const { status, timeoutAt } = world.actions.get(actionId) ?? {};
        const isInTime = timeoutAt !== undefined && isToCome(timing, timeoutAt, at);
        if (status === "open" && isInTime) justCompleted.set(actionId, timeoutAt);
      },
      timedOut(event) {
        justCompleted.delete(event.actionId);
        if (!completed.has(event.actionId)) return;
        exercised();
        violated({
          at: event,
          callId: event.callId,
          expected: `no timedOut for ${event.action}, which was completed in time`,
          observed: "timedOut",
        });
      },
      rested({ at }) {
        for (const [id, timeoutAt] of completed) {
          if (at < timeoutAt) continue;
          exercised();
          completed.set(id, Infinity);
        }
        for (const [id, timeoutAt] of justCompleted) completed.set(id, timeoutAt);
        justCompleted.clear();
      },
    };
  },
};
