import type { CallId } from "../../call/mod.ts";
import { idOf, lists, requests, rests, rings, settlesRequest } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, report } from "../source.ts";

const refused = [
  ...rings("a"),
  lists("a"),
  { kind: "appIntended", intent: "end", callId: idOf("a") },
  requests({ kind: "endCall" }, "a"),
  settlesRequest("unknown"),
  { kind: "appIntended", intent: "end", callId: idOf("a") },
] as const;

/** A refused end can be tried again. */
export const tryAgainAfterRefusal: Rule = {
  id: "app/try-again-after-refusal",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxcallcontroller"), report("team-telnyx/telnyx-webrtc-ios", 73)],
  refs: ["TX-16", "END-01"],
  statement: "The app requests the end of a call again when the user asks again after a refusal.",
  because: "An app that takes a refused end for done has a call that nobody can end any more.",
  examples: {
    satisfied: [...refused, requests({ kind: "endCall" }, "a", 2), rests],
    broken: [...refused, rests],
  },
  judge({ world, exercised, violated }) {
    const refused = new Set<CallId>();
    const owed = new Set<CallId>();
    return {
      requestSettled({ request, error }) {
        if (!error) return;
        for (const { kind, callId } of world.requests.get(request)?.actions ?? []) {
          if (kind === "endCall" && world.liveCall(callId)) refused.add(callId);
        }
      },
      appIntended({ intent, callId }) {
        if (intent === "end" && callId !== null && refused.has(callId)) owed.add(callId);
      },
      requested({ actions }) {
        for (const { kind, callId } of actions) {
          if (kind === "endCall" && owed.delete(callId)) exercised();
        }
      },
      rested(event) {
        for (const callId of owed) {
          owed.delete(callId);
          if (!world.liveCall(callId)) continue;
          exercised();
          violated({
            at: event,
            callId,
            expected: "another request with endCall after the tap",
            observed: "no request: the refused one was taken for done",
            hint: "forget a call when its end is performed, not when it is asked for",
          });
        }
      },
    };
  },
};
