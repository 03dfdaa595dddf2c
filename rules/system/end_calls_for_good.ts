import type { CallId } from "../../call/mod.ts";
import { births } from "../births.ts";
import { completes, observes, performs, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** A call that ended is shown as ended, once, and is gone. */
export const endCallsForGood: Rule = {
  id: "system/end-calls-for-good",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxcall/hasended"), apple("callkit/cxcallobserver/calls")],
  refs: ["END-03", "END-04"],
  needs: ["tells.observed"],
  statement: "The system tells observers once that a call has ended, and lists it no more.",
  because: "Apps take their calls from there: one that stays is offered to be ended for ever.",
  examples: {
    satisfied: [
      ...rings("a"),
      performs("endCall", "a"),
      completes("endCall", "a"),
      observes("a", { hasEnded: true }),
      { kind: "callsListed", calls: [] },
      rests,
    ],
    broken: [...rings("a"), performs("endCall", "a"), completes("endCall", "a"), rests],
  },
  judge({ world, exercised, violated }) {
    const told = new Set<CallId>();
    /** Calls that began since all was at rest: a reset may have been before them, and be told now. */
    const fresh = new Set<CallId>();
    const outliving = new Set<CallId>();
    return {
      ...births((callId) => {
        fresh.add(callId);
        outliving.delete(callId);
      }),
      didReset() {
        for (const callId of fresh) outliving.add(callId);
      },
      observed(event) {
        const { id, hasEnded } = event.call;
        if (!hasEnded) return;
        exercised();
        if (world.ended.get(id)?.isSeenEnded) {
          violated({
            at: event,
            callId: id,
            expected: "one notification that the call has ended",
            observed: "another one",
          });
        }
      },
      rested(event) {
        const ghost = world.systemList.find(({ id }) => world.ended.has(id));
        if (ghost) {
          violated({
            at: event,
            callId: ghost.id,
            expected: "the ended call gone from the list of calls",
            observed: "it is listed",
            hint: "drop a call from calls in the same step in which it ends",
          });
        }
        fresh.clear();
        for (const { id, by, isSeenEnded, call } of world.ended.values()) {
          if (isSeenEnded || told.has(id) || !call.isAllowed) continue;
          if (by === "reset" && outliving.has(id)) continue;
          told.add(id);
          violated({
            at: event,
            callId: id,
            expected: "observers told that the call has ended",
            observed: "nothing, and nothing is under way any more",
          });
        }
      },
    };
  },
};
