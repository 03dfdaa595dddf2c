import type { ActionId } from "../../actions/mod.ts";
import type { PerformedAction, TraceEvent } from "../../trace/mod.ts";
import { performs, rests, timesOut, wait } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";
import { hasPassed, isToCome } from "../timing.ts";

/** An action whose deadline passed is given up, and the app is told. */
export const timeOutLateActions: Rule = {
  id: "system/time-out-late-actions",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    header("CXProvider"),
    apple("callkit/cxproviderdelegate/provider(_:timedoutperforming:)"),
  ],
  refs: ["TMO-01", "TMO-02"],
  needs: ["tells.timedOut", "waits"],
  isTimed: true,
  statement: "The system gives every action a deadline, and calls timedOut once for one that is " +
    "open then.",
  because: "The app cannot clean up after an action that expires in silence.",
  examples: {
    satisfied: [performs("setMuted", "a"), wait(5_000), timesOut("setMuted", "a"), rests],
    broken: [performs("setMuted", "a"), wait(5_000), rests],
  },
  judge({ world, timing, exercised, violated }) {
    const told = new Set<ActionId>();
    const dated = new Set<ActionId>();
    function date(at: TraceEvent, { action: { id, kind, callId }, timeoutAt }: PerformedAction) {
      if (dated.has(id)) return;
      dated.add(id);
      exercised();
      if (Number.isFinite(timeoutAt) && timeoutAt + timing.toleranceMs >= at.at) return;
      violated({
        at,
        callId,
        expected: `${kind} given with a deadline that is to come`,
        observed: Number.isFinite(timeoutAt) ? "one that has passed" : "none",
      });
    }
    return {
      executeAsked(event) {
        for (const each of event.actions) date(event, each);
      },
      performed: (event) => date(event, event),
      timedOut(event) {
        exercised();
        const { timeoutAt } = world.actions.get(event.actionId) ?? {};
        if (timeoutAt !== undefined && isToCome(timing, timeoutAt, event.at)) {
          violated({
            at: event,
            callId: event.callId,
            expected: "timedOut when the deadline has passed",
            observed: `timedOut ${timeoutAt - event.at} ms before it`,
          });
        }
        if (!told.has(event.actionId)) return void told.add(event.actionId);
        violated({
          at: event,
          callId: event.callId,
          expected: "one timedOut for the action",
          observed: "a second one",
        });
      },
      rested(event) {
        for (const { action, timeoutAt } of world.openActions) {
          if (!hasPassed(timing, timeoutAt, event.at) || told.has(action.id)) continue;
          // With a call that may be over, its actions may be gone.
          if (world.calls.get(action.callId)?.isUnsure) continue;
          exercised();
          told.add(action.id);
          violated({
            at: event,
            callId: action.callId,
            expected: `timedOut for ${action.kind}, whose deadline has passed`,
            observed: "nothing: it expired in silence",
          });
        }
      },
    };
  },
};
