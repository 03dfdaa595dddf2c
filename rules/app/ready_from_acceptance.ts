import type { ActionId } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import { completes, lists, performs, reports, rests, settlesReport } from "../example.ts";
import type { Rule } from "../rule.ts";
import { WWDC_2016 } from "../source.ts";

/** Actions may come before the promise of the report settles. */
export const readyFromAcceptance: Rule = {
  id: "app/ready-from-acceptance",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [WWDC_2016],
  refs: ["INC-16"],
  statement: "The app can answer and end a call from the moment the system has taken its report.",
  because: "The user is as fast as the completion: both run on queues of their own.",
  examples: {
    satisfied: [
      reports("a"),
      performs("endCall", "a"),
      completes("endCall", "a"),
      settlesReport("a"),
      lists(),
      rests,
    ],
    broken: [
      reports("a"),
      performs("endCall", "a"),
      completes("endCall", "a"),
      settlesReport("a"),
      lists("a"),
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    const early = new Set<ActionId>();
    const takenUp = new Set<CallId>();
    return {
      performed({ action }) {
        const call = world.calls.get(action.callId);
        if (!call || call.isOutgoing || !world.reports.has(call.introducedBy)) return;
        exercised();
        early.add(action.id);
      },
      engineAsked({ operation, callId }) {
        if (operation === "accept") takenUp.add(callId);
      },
      completed(event) {
        const given = world.actions.get(event.actionId);
        if (!early.delete(event.actionId) || given?.status !== "open") return;
        const { kind, callId } = given.action;
        const isKnown = kind !== "answerCall" || takenUp.has(callId) ||
          !world.legs.has(callId);
        if (event.outcome === "fulfilled" || isKnown) return;
        violated({
          at: event,
          callId,
          expected: "the answer taken up: the call is known since its report",
          observed: "the answer failed, before the promise of the report settled",
          hint: "know a call from before you report it, not from when the promise settles",
        });
      },
      rested(event) {
        const ghost = [...world.ended.values()].find(({ id, by, call, wasSettled, isSeenEnded }) =>
          !wasSettled && !call.isOrphan && world.appList.includes(id) &&
          (by === "endAction" || by === "report" || by === "reset" && isSeenEnded)
        );
        if (!ghost) return;
        violated({
          at: event,
          callId: ghost.id,
          expected: "a call that ended before its report settled stays off the list",
          observed: "the app lists it: it was added after it had ended",
          hint: "when the promise of the report settles, look whether the call still lives",
        });
      },
    };
  },
};
