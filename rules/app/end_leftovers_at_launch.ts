import type { CallId } from "../../call/mod.ts";
import { lists, listsCalls, requests, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

const relaunched = [
  ...rings("a"),
  lists("a"),
  { kind: "processDied" },
  { kind: "processStarted" },
] as const;

/** Calls of the app's last life are ended when it is launched again. */
export const endLeftoversAtLaunch: Rule = {
  id: "app/end-leftovers-at-launch",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [report("wireapp/wire-ios-sync-engine", 123)],
  refs: ["END-10"],
  statement: "The app ends the calls of its last life that the phone still has when it is " +
    "launched, or takes them up again.",
  because: "Nobody can talk in them, and they are in the way of every later call.",
  examples: {
    satisfied: [...relaunched, requests({ kind: "endCall" }, "a"), listsCalls({}), rests],
    broken: [...relaunched, listsCalls({ a: {} }), lists(), rests],
  },
  judge({ world, exercised, violated }) {
    const tried = new Set<CallId>();
    const told = new Set<CallId>();
    function end(callId: CallId): void {
      if (!world.calls.get(callId)?.isLeftover) return;
      exercised();
      tried.add(callId);
    }
    return {
      requested({ actions }) {
        for (const { kind, callId } of actions) if (kind === "endCall") end(callId);
      },
      callEndReported: ({ callId }) => end(callId),
      rested(event) {
        if (!world.isRunning || world.openActions.length + world.requests.size > 0) return;
        for (const { id } of world.systemList) {
          const isLeft = world.calls.get(id)?.isLeftover && !tried.has(id) && !told.has(id);
          if (!isLeft || world.appList.includes(id)) continue;
          exercised();
          told.add(id);
          violated({
            at: event,
            callId: id,
            expected: "the call of the app's last life ended, or on its list again",
            observed: "the phone still has it, and the app does nothing about it",
            hint: "compare the observer's calls with the list that you kept, at every launch",
          });
        }
      },
    };
  },
};
