import type { CallId } from "../../call/mod.ts";
import { idOf, requests, settlesRequest, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const groupsWithC = requests({ kind: "setGroup", callIdToGroupWith: idOf("c") }, "a", 2);

/** There is nobody to talk together with. */
export const refuseGroupingWithStrangers: Rule = {
  id: "system/refuse-grouping-with-strangers",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxerrorcoderequesttransactionerror.code/unknowncalluuid")],
  refs: ["GRP-05"],
  needs: ["settles.setGroup"],
  statement: "The system refuses to group a call with one that it does not know, with " +
    "unknownCallId.",
  because: "The app would take the calls for a conference, and the phone shows one call.",
  examples: {
    satisfied: [...talks("a"), groupsWithC, settlesRequest("unknownCallId", 2)],
    broken: [...talks("a"), groupsWithC, settlesRequest(null, 2)],
  },
  judge({ world, exercised, violated }) {
    /** The requests that are to be refused, and the call that each is about. */
    const doomed = new Map<number, { readonly callId: CallId; readonly isFit: boolean }>();
    let isArmed = false;
    return {
      refusalArmed({ on }) {
        isArmed ||= on === "setGroup";
      },
      requested({ request, actions: [only, ...more] }) {
        if (only?.kind !== "setGroup" || only.callIdToGroupWith === null || more.length > 0) return;
        if (isArmed) return void (isArmed = false); // Refused for a reason of its own.
        const { callId, callIdToGroupWith: other } = only;
        const call = world.liveCall(callId);
        const isOver = world.ended.get(other)?.isSeenEnded ?? true;
        if (!call || world.calls.has(other) || world.foreign.has(other) || !isOver) return;
        const isFit = call.phase === "active" && call.info.supportsGrouping !== false;
        doomed.set(request, { callId, isFit });
      },
      requestSettled(event) {
        const request = doomed.get(event.request);
        if (!request || !doomed.delete(event.request)) return;
        exercised();
        const { callId, isFit } = request;
        if (event.error && isApplicable(event.error.code, isFit)) return;
        violated({
          at: event,
          callId,
          expected: "the group refused with requestTransaction/unknownCallId (4)",
          observed: event.error ? `refused with ${event.error.code}` : "accepted",
          hint: "look up callIdToGroupWith among the live calls as well",
        });
      },
    };
  },
};

/** Which of several reasons is given is left open (OQ-11), and after a reset also this (OQ-26). */
function isApplicable(code: string, isFit: boolean): boolean {
  if (code === "invalidAction") return !isFit;
  return code === "unknownCallId" || code === "unknownCallProvider" || code === "unentitled";
}
