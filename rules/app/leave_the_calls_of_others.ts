import type { ActionRequest } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import { idOf, observes, requests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

/** To see a call is not to own it. */
export const leaveTheCallsOfOthers: Rule = {
  id: "app/leave-the-calls-of-others",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [report("twilio/voice-quickstart-ios", 526)],
  refs: ["OBS-11"],
  statement: "The app requests nothing for a call that is not its own.",
  because:
    "The system knows it under no id of the app: it refuses the request, with unknownCallId.",
  examples: {
    satisfied: [
      { kind: "foreignActed", act: "calls", callId: idOf("a"), line: "cellular" },
      observes("a"),
      requests("startCall", "b"),
    ],
    broken: [
      { kind: "foreignActed", act: "calls", callId: idOf("a"), line: "cellular" },
      observes("a"),
      requests({ kind: "endCall" }, "a"),
    ],
  },
  judge: ({ world, exercised, violated }) => ({
    requested(event) {
      if (world.foreign.size === 0) return;
      exercised();
      for (const action of event.actions) {
        const callId = namesOf(action).find((id) => world.foreign.has(id));
        if (callId === undefined) continue;
        violated({
          at: event,
          callId,
          expected: "requests for calls that the app reported or started",
          observed: `${action.kind} for a call of the phone or of another app`,
          hint: "keep the ids of your own calls; those of an observer may be anybody's",
        });
      }
    },
  }),
};

function namesOf(action: ActionRequest): readonly CallId[] {
  const other = action.kind === "setGroup" ? action.callIdToGroupWith : null;
  return other === null ? [action.callId] : [action.callId, other];
}
