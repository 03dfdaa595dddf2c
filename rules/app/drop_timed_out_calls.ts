import type { CallId } from "../../call/mod.ts";
import type { World } from "../../trace/mod.ts";
import { births } from "../births.ts";
import { asksEngine, completes, idOf, lists, performs, rests, rings, wait } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, STREAM_SWIFT } from "../source.ts";

const givenUp = [
  ...rings("a"),
  { kind: "engineReported", report: "incoming", callId: idOf("a") },
  performs("answerCall", "a"),
  asksEngine("accept", "a"),
  wait(59_500),
  completes("answerCall", "a", "failed"),
] as const;

/** A call whose start or answer takes too long is given up on the network too. */
export const dropTimedOutCalls: Rule = {
  id: "app/drop-timed-out-calls",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [
    apple("callkit/cxproviderdelegate/provider(_:timedoutperforming:)"),
    STREAM_SWIFT,
  ],
  refs: ["TMO-09"],
  isTimed: true,
  statement: "The app hangs up and forgets a call whose start or answer was not done in time.",
  because: "The phone gives the call up: the far side would be connected to nobody.",
  examples: {
    satisfied: [
      ...givenUp,
      { kind: "engineSettled", ask: 1, operation: "accept", callId: idOf("a"), isSuccess: false },
      lists(),
      rests,
    ],
    broken: [
      ...givenUp,
      { kind: "engineSettled", ask: 1, operation: "accept", callId: idOf("a"), isSuccess: true },
      lists("a"),
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    const late = new Set<CallId>();
    return {
      timedOut({ actionId, action, callId }) {
        if (world.actions.get(actionId)?.status !== "open" || !isMeant(world, callId)) return;
        if (action === "startCall" || action === "answerCall") late.add(callId);
      },
      completed({ actionId, outcome }) {
        const given = world.actions.get(actionId);
        if (given?.status !== "open" || outcome === "fulfilled") return;
        // Given up before the deadline, and because of it: the work is still under way.
        const { callId, kind } = given.action;
        const work = kind === "startCall" ? "dial" : kind === "answerCall" ? "accept" : null;
        const isAtWork = [...world.asks.values()].some((ask) =>
          ask.operation === work && ask.callId === callId
        );
        if (isAtWork && isMeant(world, callId)) late.add(callId);
      },
      ...births((callId) => void late.delete(callId)),
      didReset: () => late.clear(),
      rested(event) {
        for (const callId of late) {
          late.delete(callId);
          exercised();
          const hasLeg = world.legs.has(callId);
          if (!hasLeg && !world.appList.includes(callId)) continue;
          violated({
            at: event,
            callId,
            expected: "the leg hung up and the call off the list: it was not done in time",
            observed: hasLeg ? "the leg is left" : "the app lists it",
            hint: "forget the call where you give it up, and have the engine hang up",
          });
        }
      },
    };
  },
};

/** Where the app said before that both can talk, the system keeps the call. */
function isMeant({ calls }: World, id: CallId): boolean {
  const call = calls.get(id);
  return call !== undefined && !call.isOrphan && call.phase !== "active";
}
