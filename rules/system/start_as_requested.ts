import type { StartCallAction } from "../../actions/mod.ts";
import { type CallId, isSameHandle } from "../../call/mod.ts";
import type { PerformedAction, TraceEvent } from "../../trace/mod.ts";
import { idOf, performs, requests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, WWDC_2016 } from "../source.ts";

type Start = Omit<StartCallAction, "id">;

/** A start comes back to the app as the app gave it. */
export const startAsRequested: Rule = {
  id: "system/start-as-requested",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016, apple("callkit/cxstartcallaction")],
  refs: ["OUT-12"],
  needs: ["requests.startCall"],
  statement: "The system hands a start action to the app with the handle, the contact and the " +
    "video flag with which it was requested.",
  because: "The app dials what the action says, and not what it remembers of its request.",
  examples: {
    satisfied: [requests("startCall", "a"), performs("startCall", "a")],
    broken: [
      {
        kind: "requested",
        request: 1,
        actions: [{
          kind: "startCall",
          callId: idOf("a"),
          handle: { kind: "generic", value: "bob@home" },
          isVideo: false,
        }],
      },
      performs("startCall", "a"),
    ],
  },
  judge({ exercised, violated }) {
    const requested = new Map<CallId, readonly Start[]>();
    function take(at: TraceEvent, { action }: PerformedAction): void {
      if (action.kind !== "startCall") return;
      // One of an unknown id is another rule's affair.
      const asked = requested.get(action.callId) ?? [];
      const last = asked.at(-1);
      if (!last) return;
      exercised();
      if (asked.some((each) => isSame(each, action))) return;
      violated({
        at,
        callId: action.callId,
        expected: `a start ${shown(last)}`,
        observed: `a start ${shown(action)}`,
        hint: "copy the action field by field, and change nothing of it",
      });
    }
    return {
      requested({ actions }) {
        for (const action of actions) {
          if (action.kind !== "startCall") continue;
          requested.set(action.callId, [...requested.get(action.callId) ?? [], action]);
        }
      },
      performed: (event) => take(event, event),
      executeAsked: (event) => event.actions.forEach((each) => take(event, each)),
    };
  },
};

function isSame(one: Start, other: Start): boolean {
  return isSameHandle(one.handle, other.handle) && one.isVideo === other.isVideo &&
    one.contactIdentifier === other.contactIdentifier;
}

function shown({ handle, isVideo, contactIdentifier }: Start): string {
  const contact = contactIdentifier === undefined ? "" : ` of contact ${contactIdentifier}`;
  return `to ${handle.kind} "${handle.value}"${contact} ${isVideo ? "with" : "without"} video`;
}
