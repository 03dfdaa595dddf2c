import type { ActionId, ActionKind, CallAction } from "../../actions/mod.ts";
import type { Instant } from "../../call/mod.ts";
import type { EngineOperation } from "../../engine/mod.ts";
import { asksEngine, completes, idOf, performs, rings, wait } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

const givenUp = [
  ...rings("a"),
  performs("setHeld", "a"),
  asksEngine("setHeld", "a"),
  wait(4_500),
  completes("setHeld", "a", "failed"),
  wait(1_500),
  { kind: "engineSettled", ask: 1, operation: "setHeld", callId: idOf("a"), isSuccess: true },
] as const;

/** What an app asks its engine for to do what an action says. */
const WORK: { readonly [K in ActionKind]?: EngineOperation } = {
  startCall: "dial",
  answerCall: "accept",
  endCall: "hangUp",
  setHeld: "setHeld",
  playDtmf: "sendDigits",
};

interface Given {
  readonly action: CallAction;
  readonly timeoutAt: Instant;
  isDone: boolean;
}

/** What has failed by its deadline is not completed any more. */
export const leaveTimedOutActions: Rule = {
  id: "app/leave-timed-out-actions",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    header("CXProvider"),
    apple("callkit/cxproviderdelegate/provider(_:timedoutperforming:)"),
  ],
  refs: ["TMO-03"],
  isTimed: true,
  statement: "The app leaves an action alone that was not done by its deadline.",
  because: "For the system it has failed: an app that goes on believes what is not so.",
  examples: {
    satisfied: givenUp,
    broken: [...givenUp, completes("setHeld", "a")],
  },
  judge({ world, timing, exercised, violated }) {
    const given = new Map<ActionId, Given>();
    const timedOut = new Set<ActionId>();
    return {
      performed({ action, timeoutAt }) {
        given.set(action.id, { action, timeoutAt, isDone: false });
      },
      timedOut: ({ actionId }) => void timedOut.add(actionId),
      // Here the work is done that came too late: who does not look at the clock completes now.
      engineSettled({ at, operation, callId }) {
        for (const { action, timeoutAt, isDone } of given.values()) {
          const isIts = action.callId === callId && WORK[action.kind] === operation;
          if (isIts && at > timeoutAt && !isDone) exercised();
        }
      },
      completed(event) {
        const known = given.get(event.actionId);
        if (!known) return;
        const { action: { kind, callId }, timeoutAt, isDone } = known;
        const isOpen = world.actions.get(event.actionId)?.status === "open";
        if (isOpen && event.outcome === "fulfilled") known.isDone = true;
        // At the very moment of the deadline either may come first.
        if (isOpen || isDone || event.at <= timeoutAt + timing.toleranceMs) return;
        if (event.outcome === "failed" && !timedOut.has(event.actionId)) return;
        exercised();
        violated({
          at: event,
          callId,
          expected: `${kind} left alone: it was not done by its deadline`,
          observed: `it was ${event.outcome} ${event.at - timeoutAt} ms after that`,
          hint: "look at isComplete after each wait, or give the work up in timedOut",
        });
      },
    };
  },
};
