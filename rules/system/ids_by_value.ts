import type { ActionRequest } from "../../actions/mod.ts";
import type { EventOf } from "../../trace/mod.ts";
import { type ExampleLine, idOf, rests, rings, settlesRequest } from "../example.ts";

import type { Rule } from "../rule.ts";
import { apple, report } from "../source.ts";

/** An id in capitals is the same id. */
export const idsByValue: Rule = {
  id: "system/ids-by-value",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [
    apple("callkit/cxcall/uuid"),
    report("react-native-webrtc/react-native-callkeep", 681),
    report("voximplant/flutter_callkit", 7),
    report("jitsi/jitsi-meet", 12716),
  ],
  refs: ["ID-05"],
  needs: ["settles"],
  statement: "The system takes an id in capitals and one in small letters for the same id.",
  because:
    "Apple prints ids in capitals and others do not: a call would not be found by its own id.",
  examples: {
    satisfied: [...rings("a"), endsInCapitals(), settlesRequest()],
    broken: [...rings("a"), endsInCapitals(), settlesRequest("unknownCallId"), rests],
  },
  judge({ world, exercised, violated }) {
    const spelled = new Map<number, ActionRequest>();
    const breaches = new Map<EventOf<"requestSettled">, ActionRequest>();
    let isForeignAbout = false;
    const forget = () => {
      spelled.clear();
      breaches.clear();
    };
    return {
      requested({ request, actions, isSpelled }) {
        const [only] = actions;
        if (!isSpelled || actions.length !== 1 || !only) return;
        // A start makes its call, and a group has a second call in it.
        if (only.kind === "startCall" || only.kind === "setGroup") return;
        if (!isForeignAbout && world.liveCall(only.callId)) spelled.set(request, only);
      },
      requestSettled(event) {
        const action = spelled.get(event.request);
        if (!action) return;
        spelled.delete(event.request);
        exercised();
        // Of another reason it cannot be told whether it is a wrong one.
        if (event.error?.code === "unknownCallId") breaches.set(event, action);
      },
      observed({ call: { id, hasEnded } }) {
        if (!hasEnded) return; // It may have ended before the request came.
        for (const [number, { callId }] of spelled) if (callId === id) spelled.delete(number);
        for (const [at, { callId }] of breaches) if (callId === id) breaches.delete(at);
      },
      foreignActed() {
        isForeignAbout = true; // Real systems lose calls that interrupted one of another app.
      },
      didReset: forget,
      processDied: forget,
      rested() {
        for (const [at, { kind, callId }] of breaches) {
          violated({
            at,
            callId,
            expected: `${kind} taken for the live call, whose id was given in capitals`,
            observed: "refused with unknownCallId",
            hint: "compare ids as UUIDs, or bring them into one form where they come in",
          });
        }
        breaches.clear();
      },
    };
  },
};

function endsInCapitals(): ExampleLine {
  const actions = [{ kind: "endCall", callId: idOf("a") }] as const;
  return { kind: "requested", request: 1, actions, isSpelled: true };
}
