import { CALL_ENDED_REASONS, type CallEndedReason, type CallId } from "../../call/mod.ts";
import { idOf, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

/** Which reasons fit what an engine may say of an end; the first is the best. */
const REASONS: ReadonlyMap<string, readonly CallEndedReason[]> = new Map([
  ["hungUp", ["remoteEnded"]],
  ["busy", ["unanswered", "remoteEnded"]],
  ["noAnswer", ["unanswered"]],
  ["connectionLost", ["failed"]],
  ["answeredElsewhere", ["answeredElsewhere"]],
  ["declinedElsewhere", ["declinedElsewhere"]],
]);

const takenElsewhere = [
  ...rings("a"),
  { kind: "engineReported", report: "ended", callId: idOf("a"), cause: "answeredElsewhere" },
] as const;

/** The reason of an end is what ended the call. */
export const sayHowItEnded: Rule = {
  id: "app/say-how-it-ended",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxcallendedreason"), header("CXProvider")],
  refs: ["INC-15"],
  statement: "The app gives the reason that fits when it reports an end of the far side's making.",
  because: "Recents go by it: a call that was answered on another device was not missed.",
  examples: {
    satisfied: [...takenElsewhere, {
      kind: "callEndReported",
      callId: idOf("a"),
      reason: "answeredElsewhere",
      endedAt: null,
    }],
    broken: [...takenElsewhere, {
      kind: "callEndReported",
      callId: idOf("a"),
      reason: "remoteEnded",
      endedAt: null,
    }],
  },
  judge({ world, exercised, violated }) {
    const causes = new Map<CallId, string>();
    return {
      engineReported({ report, callId, cause }) {
        // While an action is open its own failure may be what is reported, and of a call from before
        // a relaunch the app may know nothing.
        const isBusy = world.openActions.some(({ action }) => action.callId === callId);
        if (report !== "ended" || cause === undefined || isBusy) return;
        if (world.liveCall(callId)) causes.set(callId, cause);
      },
      performed: ({ action }) => void causes.delete(action.callId),
      timedOut: ({ callId }) => void causes.delete(callId),
      callEndReported(event) {
        const { callId, reason } = event;
        const cause = causes.get(callId) ?? "";
        const fitting = REASONS.get(cause);
        causes.delete(callId);
        // One that is no reason at all is another rule's affair.
        if (!fitting || !Object.hasOwn(CALL_ENDED_REASONS, reason)) return;
        exercised();
        if (fitting.includes(reason)) return;
        violated({
          at: event,
          callId,
          expected: `the reason ${fitting.join(" or ")}: the engine said ${cause}`,
          observed: `the reason ${reason}`,
        });
      },
      rested: () => causes.clear(),
    };
  },
};
