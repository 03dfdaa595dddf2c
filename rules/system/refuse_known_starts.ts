import type { ActionKind } from "../../actions/mod.ts";
import type { EventOf } from "../../trace/mod.ts";
import { requests, rests, rings, settlesRequest } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** A start under the id of a live call is refused. */
export const refuseKnownStarts: Rule = {
  id: "system/refuse-known-starts",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxerrorcoderequesttransactionerror.code/calluuidalreadyexists")],
  refs: ["ID-03"],
  needs: ["settles.startCall"],
  statement: "The system refuses to start a call under the id of a live one.",
  because: "Two calls of one id cannot be told apart: an end meant for one would hit the other.",
  examples: {
    satisfied: [...rings("a"), requests("startCall", "a"), settlesRequest("callIdAlreadyExists")],
    broken: [...rings("a"), requests("startCall", "a"), settlesRequest(), rests],
  },
  judge({ world, exercised, violated }) {
    const doomed = new Map<number, EventOf<"requested">>();
    const breaches = new Map<EventOf<"requestSettled">, EventOf<"requested">>();
    const armed: ActionKind[] = [];
    const forget = () => {
      doomed.clear();
      breaches.clear();
    };
    return {
      refusalArmed({ on }) {
        if (on !== "report") armed.push(on);
      },
      requested(event) {
        const [only] = event.actions;
        const place = armed.findIndex((kind) => event.actions.some((each) => each.kind === kind));
        if (place >= 0) return void armed.splice(place, 1); // Refused for a reason of its own.
        if (event.actions.length !== 1 || only?.kind !== "startCall") return;
        if (world.liveCall(only.callId)) doomed.set(event.request, event);
      },
      requestSettled(event) {
        const request = doomed.get(event.request);
        if (!request) return;
        doomed.delete(event.request);
        exercised();
        if (!isApplicable(event.error?.code)) breaches.set(event, request);
      },
      observed({ call: { id, hasEnded } }) {
        // It may have ended before the request came: observers are told on a lane of their own.
        if (!hasEnded) return;
        const isOf = ({ actions }: EventOf<"requested">) => actions[0]?.callId === id;
        for (const [number, request] of doomed) if (isOf(request)) doomed.delete(number);
        for (const [at, request] of breaches) if (isOf(request)) breaches.delete(at);
      },
      didReset: forget,
      processDied: forget,
      rested() {
        for (const [at, { actions: [start] }] of breaches) {
          violated({
            at,
            ...(start && { callId: start.callId }),
            expected: "the start refused with requestTransaction/callIdAlreadyExists (5)",
            observed: at.error ? `refused with ${at.error.code}` : "accepted",
            hint: "look the id up among the live calls, incoming ones as well",
          });
        }
        breaches.clear();
      },
    };
  },
};

/** Of several reasons any may be given (OQ-11); after a reset also that of no provider (OQ-26). */
function isApplicable(code: string | undefined): boolean {
  return code === "callIdAlreadyExists" || code === "maximumCallGroupsReached" ||
    code === "unknownCallProvider" || code === "unentitled" || code === "callIsProtected";
}
