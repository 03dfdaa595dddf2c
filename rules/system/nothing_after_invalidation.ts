import type { TraceEvent } from "../../trace/mod.ts";
import { invalidates, makesProvider, performs, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** A provider that was invalidated hears nothing. */
export const nothingAfterInvalidation: Rule = {
  id: "system/nothing-after-invalidation",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxprovider/invalidate()")],
  refs: ["PRV-10"],
  statement:
    "The system tells the delegate of an invalidated provider nothing, not even a reset, " +
    "once what was on its way has arrived.",
  because: "The app has let go of what the delegate works with.",
  examples: {
    satisfied: [
      makesProvider(),
      ...rings("a"),
      invalidates,
      performs("endCall", "a"),
      rests,
      rests,
    ],
    broken: [makesProvider(), ...rings("a"), invalidates, rests, { kind: "didReset", provider: 1 }],
  },
  judge({ world, exercised, violated }) {
    function told(at: TraceEvent): void {
      const isOver = "provider" in at
        ? world.providers.get(at.provider)?.service === "over"
        : world.isOutOfService; // Of an action it is not seen whose delegate is told.
      if (!isOver) return;
      violated({
        at,
        ...("callId" in at && at.callId !== null && { callId: at.callId }),
        expected: "silence after the provider was invalidated",
        observed: `${at.kind}, long after it`,
        hint: "forget the delegate when the provider is invalidated",
      });
    }
    return {
      didBegin: told,
      didReset: told,
      executeAsked: told,
      performed: told,
      timedOut: told,
      audioActivated: told,
      audioDeactivated: told,
      rested() {
        if (world.isOutOfService) exercised();
      },
    };
  },
};
