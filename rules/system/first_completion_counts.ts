import type { ActionId, ActionOutcome, CallAction } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { EventOf } from "../../trace/mod.ts";
import { completes, listsCalls, observes, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** An action that was completed in two ways. */
interface Contest {
  readonly at: EventOf<"completed">;
  readonly action: CallAction;
  readonly first: ActionOutcome;
}

/** What an action is, it is for good. */
export const firstCompletionCounts: Rule = {
  id: "system/first-completion-counts",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxaction/fulfill()"), apple("callkit/cxaction/fail()")],
  refs: ["ACT-02"],
  needs: ["waits"],
  statement: "The system goes by the first completion of an action, and ignores every other.",
  because: "An app completes twice by accident: what both sides know by then must stay so.",
  examples: {
    satisfied: [
      ...talks("a"),
      completes("answerCall", "a", "failed"),
      listsCalls({ a: { hasConnected: true } }),
      rests,
    ],
    broken: [
      ...talks("a"),
      completes("answerCall", "a", "failed"),
      observes("a", { hasConnected: true, hasEnded: true }),
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    const firsts = new Map<ActionId, Omit<Contest, "at">>();
    const ending = new Set<CallId>();
    const contests: Contest[] = [];
    const forget = () => void contests.splice(0);
    function offer({ kind, callId }: CallAction): void {
      if (kind === "endCall") ending.add(callId);
    }
    return {
      executeAsked({ actions }) {
        for (const { action } of actions) offer(action);
      },
      performed: ({ action }) => offer(action),
      callEndReported: ({ callId }) => void ending.add(callId),
      completed(event) {
        const given = world.actions.get(event.actionId);
        const known = firsts.get(event.actionId);
        if (given?.status === "open") {
          firsts.set(event.actionId, { action: given.action, first: event.outcome });
        } else if (known && known.first !== event.outcome) contests.push({ ...known, at: event });
      },
      // For the system the deadline came before the first: then neither counts.
      timedOut: ({ actionId }) => void firsts.delete(actionId),
      didReset: forget,
      invalidated: forget,
      processDied: forget,
      rested() {
        for (const contest of contests.splice(0)) {
          const { at, action: { kind, callId, id }, first } = contest;
          const observed = firsts.has(id) ? consequenceOf(contest) : undefined;
          if (observed === undefined) continue;
          exercised();
          if (observed === null) continue;
          violated({
            at,
            callId,
            expected: `${kind} ${first}, as it was completed first`,
            observed: `it was ${at.outcome} afterwards, and ${observed}`,
          });
        }
      },
    };

    /** What the second completion led to; null: nothing; undefined: it cannot be said. */
    function consequenceOf({ action, first }: Contest): string | null | undefined {
      const { kind, callId } = action;
      const call = world.liveCall(callId);
      const seen = world.systemList.find(({ id }) => id === callId);
      if ((kind === "startCall" || kind === "answerCall") && first === "fulfilled") {
        if (call) return null;
        const ended = world.ended.get(callId);
        const isSure = ended?.by === "system" && !ended.call.isUnsure &&
          !ended.call.hasOutlivedReset && !ending.has(callId) && world.hurdles.size === 0;
        return isSure ? "the call ended" : undefined;
      }
      if (kind !== "setHeld" || !call || call.isHoldUnsure || !seen) return undefined;
      return seen.isOnHold === call.isOnHold ? null : `isOnHold is ${seen.isOnHold}`;
    }
  },
};
