import type { ActionKind } from "../../actions/mod.ts";
import type { EventOf } from "../../trace/mod.ts";
import { requests, settlesRequest } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** An action for a call that there is not is refused. */
export const refuseUnknownCalls: Rule = {
  id: "system/refuse-unknown-calls",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxerrorcoderequesttransactionerror.code/unknowncalluuid")],
  refs: ["ID-04", "END-04"],
  needs: ["settles"],
  statement: "The system refuses an action for a call that it does not know, with unknownCallId.",
  because: "Accepted, the action would never be performed: the app would wait for its delegate.",
  examples: {
    satisfied: [requests({ kind: "endCall" }, "a"), settlesRequest("unknownCallId")],
    broken: [requests({ kind: "endCall" }, "a"), settlesRequest()],
  },
  judge({ world, exercised, violated }) {
    const doomed = new Map<number, EventOf<"requested">>();
    const armed: ActionKind[] = [];
    return {
      refusalArmed({ on }) {
        if (on !== "report") armed.push(on);
      },
      requested(event) {
        const [only] = event.actions;
        const place = armed.findIndex((kind) => event.actions.some((each) => each.kind === kind));
        if (place >= 0) return void armed.splice(place, 1); // Refused for a reason of its own.
        if (event.actions.length !== 1 || !only || only.kind === "startCall") return;
        // With itself nobody can be grouped: that is a reason too.
        if (only.kind === "setGroup" && only.callIdToGroupWith === only.callId) return;
        const isOver = world.ended.get(only.callId)?.isSeenEnded ?? true;
        if (!world.calls.has(only.callId) && isOver) doomed.set(event.request, event);
      },
      requestSettled(event) {
        const request = doomed.get(event.request);
        const action = request?.actions[0];
        if (!action) return;
        doomed.delete(event.request);
        exercised();
        if (event.error && isApplicable(event.error.code)) return;
        violated({
          at: event,
          callId: action.callId,
          expected: `${action.kind} refused with requestTransaction/unknownCallId (4)`,
          observed: event.error ? `refused with ${event.error.code}` : "accepted",
          hint: "look the call up among those that are live; one that ended is unknown",
        });
      },
    };
  },
};

/** Which of several reasons is given is left open (OQ-11), and after a reset also this (OQ-26). */
function isApplicable(code: string): boolean {
  return code === "unknownCallId" || code === "unknownCallProvider" || code === "unentitled";
}
