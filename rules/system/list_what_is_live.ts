import { listsCalls, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

/** Whoever asks for the calls gets them all, at once. */
export const listWhatIsLive: Rule = {
  id: "system/list-what-is-live",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXCallObserver"), apple("callkit/cxcallobserver/calls")],
  refs: ["OBS-02"],
  sees: "callsListed",
  needs: ["tells.observed"],
  statement: "The system lists all live calls whenever it is asked, the first time too.",
  because: "An app that starts while calls run has nothing else to find them by.",
  examples: {
    satisfied: [...rings("a"), ...rings("b", 2), listsCalls({ a: {}, b: {} })],
    broken: [...rings("a"), ...rings("b", 2), listsCalls({ b: {} })],
  },
  judge: ({ world, exercised, violated }) => ({
    callsListed(event) {
      const listed = new Set(event.calls.map(({ id }) => id));
      for (const id of world.calls.keys()) {
        if (!world.liveCall(id)) continue;
        exercised();
        if (listed.has(id)) continue;
        violated({
          at: event,
          callId: id,
          expected: "the call on the list, or observers told that it has ended",
          observed: "neither",
          hint: "wait for the calls before you answer the first time; an early list is a wrong one",
        });
      }
    },
  }),
};
