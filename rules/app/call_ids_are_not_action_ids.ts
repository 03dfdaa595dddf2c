import type { ActionId } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { actionIdOf, idOf, performs, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** The id of an action names the action, and no call. */
export const callIdsAreNotActionIds: Rule = {
  id: "app/call-ids-are-not-action-ids",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxaction/uuid"), apple("callkit/cxcallaction/calluuid")],
  refs: ["ID-06"],
  statement:
    "The app finds the call of an action by the id of the call, never by the action's own.",
  because: "An action has two ids, and no call is found by the wrong one: what was asked is lost.",
  examples: {
    satisfied: [
      ...rings("a"),
      performs("setMuted", "a"),
      { kind: "microphoneSet", callId: idOf("a"), isMuted: true },
    ],
    broken: [
      ...rings("a"),
      performs("setMuted", "a"),
      {
        kind: "microphoneSet",
        callId: actionIdOf("setMuted", "a") as string as CallId,
        isMuted: true,
      },
    ],
  },
  judge({ exercised, violated }) {
    const given = new Set<string>();
    const take = (id: ActionId) => void given.add(id);
    function names(at: TraceEvent, ...ids: readonly CallId[]): void {
      if (given.size > 0 && ids.length > 0) exercised();
      const wrong = ids.find((id) => given.has(id));
      if (wrong === undefined) return;
      violated({
        at,
        callId: wrong,
        expected: "the id of a call",
        observed: "the id of an action that the app was given",
        hint: "look the call up by action.callId; action.id names the action alone",
      });
    }
    const namesOne = (event: TraceEvent & { readonly callId: CallId }) =>
      names(event, event.callId);
    return {
      executeAsked: ({ actions }) => actions.forEach(({ action }) => take(action.id)),
      performed: ({ action }) => take(action.id),
      timedOut: ({ actionId }) => take(actionId),
      incomingReported: namesOne,
      callUpdated: namesOne,
      outgoingConnecting: namesOne,
      outgoingConnected: namesOne,
      callEndReported: namesOne,
      requested(event) {
        const others = event.actions.flatMap((each) =>
          each.kind === "setGroup" ? each.callIdToGroupWith ?? [] : []
        );
        names(event, ...event.actions.map(({ callId }) => callId), ...others);
      },
      engineAsked: namesOne,
      mediaStarted: namesOne,
      mediaStopped: namesOne,
      microphoneSet: namesOne,
      appListed: (event) => names(event, ...event.callIds),
    };
  },
};
