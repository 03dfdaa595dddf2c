import type { CallId } from "../../call/mod.ts";
import { completes, listsCalls, performs, requests, rests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { WWDC_2016 } from "../source.ts";

const failed = [
  requests("startCall", "a"),
  performs("startCall", "a"),
  completes("startCall", "a", "failed"),
] as const;

/** A call that cannot be started is over. */
export const endFailedStarts: Rule = {
  id: "system/end-failed-starts",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [WWDC_2016],
  refs: ["OUT-09"],
  sees: "callsListed",
  needs: ["requests.startCall", "waits.startCall"],
  statement: "The system ends a call whose start action fails.",
  because: "The app has said that nobody was asked: there is nobody to wait for.",
  examples: {
    satisfied: [...failed, listsCalls({}), rests],
    broken: [...failed, listsCalls({ a: { isOutgoing: true } }), rests],
  },
  judge({ world, exercised, violated }) {
    const failed = new Set<CallId>();
    return {
      completed({ actionId, outcome }) {
        const given = world.actions.get(actionId);
        if (outcome === "fulfilled" || given?.status !== "open") return;
        const { kind, callId } = given.action;
        const call = world.liveCall(callId);
        if (kind === "startCall" && call?.phase === "starting") failed.add(callId);
      },
      rested(event) {
        for (const callId of failed) {
          failed.delete(callId);
          if (world.calls.has(callId)) continue; // The id was taken again.
          exercised();
          if (!world.systemList.some(({ id }) => id === callId)) continue;
          violated({
            at: event,
            callId,
            expected: "the call gone after its start action failed",
            observed: "the system still lists it",
            hint: "end a call in the same step in which its start fails or expires",
          });
        }
      },
    };
  },
};
