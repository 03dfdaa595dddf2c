import type { Call, CallId } from "../../call/mod.ts";
import { idOf, invalidates, makesProvider, observes, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

const FLAGS = { isOutgoing: false, isOnHold: false, hasConnected: false, hasEnded: false };
const RINGING: Call = { id: idOf("a"), ...FLAGS };

/** The calls of a provider end with it. */
export const invalidationFailsCalls: Rule = {
  id: "system/invalidation-fails-calls",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXProvider"), apple("callkit/cxprovider/invalidate()")],
  refs: ["PRV-09"],
  statement: "The system ends every call of a provider that is invalidated.",
  because: "Nobody is left who could end them: they would stay on the screen for good.",
  examples: {
    satisfied: [
      makesProvider(),
      ...rings("a"),
      invalidates,
      observes("a", { hasEnded: true }),
      { kind: "callsListed", calls: [] },
      rests,
    ],
    broken: [
      makesProvider(),
      ...rings("a"),
      invalidates,
      { kind: "callsListed", calls: [RINGING] },
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    let doomed = new Set<CallId>();
    return {
      invalidated() {
        if (world.providers.size !== 1) return; // Of several it is not seen whose a call is.
        doomed = new Set([...world.calls.keys()].filter((id) => world.liveCall(id)));
      },
      // That observers are told of an end is another rule, for all ways in which calls end.
      callsListed(event) {
        for (const callId of doomed) {
          exercised();
          if (!event.calls.some(({ id }) => id === callId)) continue;
          violated({
            at: event,
            callId,
            expected: "the calls of the provider gone from the list after its invalidation",
            observed: "a call of it is listed",
            hint: "end each of them as failed when the provider is invalidated",
          });
        }
        doomed.clear();
      },
    };
  },
};
