import type { CallEndedReason, CallId, Instant } from "../../call/mod.ts";
import { idOf, reportsEnd, rests, rings, showsInRecents } from "../example.ts";
import type { Rule } from "../rule.ts";

/** A call that nobody took is missed, but for one that was taken on another device. */
export const missedCallsInRecents: Rule = {
  id: "system/missed-calls-in-recents",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [{ title: "Apple Developer Forums, an experiment of one developer" }],
  refs: ["REC-04"],
  sees: "recentsSeen",
  statement: "The system shows an incoming call that nobody answered as missed in Recents, and " +
    "never one that was answered on another device.",
  because: "The user calls back who was missed, and nobody else.",
  examples: {
    satisfied: [...rings("a"), rests, reportsEnd("a"), showsInRecents("a", null, 0)],
    broken: [
      ...rings("a"),
      rests,
      {
        kind: "callEndReported",
        callId: idOf("a"),
        reason: "answeredElsewhere",
        endedAt: null,
      },
      showsInRecents("a", null, 0),
    ],
  },
  judge({ world, exercised, violated }) {
    /** The reasons of those that ended while they rang. */
    const reasons = new Map<CallId, CallEndedReason>();
    /** When all was at rest, if nobody has done anything since that may end a call as well. */
    let quietAt: Instant | null = null;
    const disturb = (): void => void (quietAt = null);
    return {
      userGestured: disturb,
      headsetPressed: disturb,
      requested: disturb,
      didReset() {
        // The system may have had the reset, of which the app hears now, before the report.
        reasons.clear();
        disturb();
      },
      rested: ({ at }) => void (quietAt = at),
      callEndReported({ callId, reason, at }) {
        const call = world.liveCall(callId);
        const isBusy = world.openActions.some(({ action }) => action.callId === callId);
        if (at === quietAt && call?.phase === "ringing" && !isBusy) reasons.set(callId, reason);
      },
      recentsSeen(event) {
        for (const { callId, outcome, isOutgoing } of event.added) {
          // A start under the same id may have been taken in place of the report.
          if (isOutgoing) continue;
          const isMissed = IS_MISSED.get(reasons.get(callId) ?? "failed");
          reasons.delete(callId);
          if (isMissed === undefined) continue;
          exercised();
          if (isMissed === (outcome === "missed")) continue;
          violated({
            at: event,
            callId,
            expected: isMissed ? "a missed call" : "no missed call: it was answered elsewhere",
            observed: `Recents have it as ${outcome}`,
          });
        }
      },
    };
  },
};

/** Which ends of a ringing call leave it missed; of the others the contract says nothing. */
const IS_MISSED: ReadonlyMap<CallEndedReason, boolean> = new Map([
  ["remoteEnded", true],
  ["unanswered", true],
  ["answeredElsewhere", false],
]);
