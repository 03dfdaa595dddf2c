import type { Call, CallId } from "../../call/mod.ts";
import { listsCalls, observes, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

/** What observers were told last is what is so. */
export const tellObserversOfChanges: Rule = {
  id: "system/tell-observers-of-changes",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxcallobserver"), header("CXCallObserver")],
  refs: ["OBS-03"],
  sees: "callsListed",
  needs: ["tells.observed"],
  statement:
    "The system tells observers of each call that appears, and of each change of its flags.",
  because: "Nobody asks for the list again and again: what is not told is not known.",
  examples: {
    satisfied: [
      ...rings("a"),
      observes("a"),
      observes("a", { hasConnected: true }),
      listsCalls({ a: { hasConnected: true } }),
      rests,
    ],
    broken: [...rings("a"), observes("a"), listsCalls({ a: { hasConnected: true } }), rests],
  },
  judge({ world, exercised, violated }) {
    const told = new Map<CallId, Call>();
    let listed: readonly Call[] = [];
    return {
      observed({ call }) {
        listed = []; // It may be older than what is told now.
        if (told.has(call.id)) exercised();
        if (call.hasEnded) told.delete(call.id);
        else told.set(call.id, call);
      },
      callsListed({ calls }) {
        listed = calls;
      },
      rested(event) {
        for (const call of listed) {
          const last = told.get(call.id);
          // Of a call that was there before the trace, or is not the app's, others speak.
          if (!last && !world.liveCall(call.id)) continue;
          const changed = FLAGS.find((flag) => last?.[flag] !== call[flag]);
          if (changed === undefined) continue;
          violated({
            at: event,
            callId: call.id,
            expected: last
              ? `observers told that ${changed} is ${call[changed]}`
              : "observers told",
            observed: last
              ? `the last they were told is ${last[changed]}`
              : "a call on the list that they were never told of",
            hint: "compare the calls before and after each change, and notify for each difference",
          });
        }
        listed = [];
      },
    };
  },
};

const FLAGS = ["isOutgoing", "isOnHold", "hasConnected"] as const;
