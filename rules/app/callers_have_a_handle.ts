import type { CallId } from "../../call/mod.ts";
import { reports, rests, settlesReport } from "../example.ts";
import type { ExampleLine } from "../example.ts";
import type { Rule } from "../rule.ts";

/** Who calls is said, and with a handle that is one. */
export const callersHaveAHandle: Rule = {
  id: "app/callers-have-a-handle",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [{
    title: "Apple Developer Forums, tag CallKit",
    url: "https://developer.apple.com/forums/tags/callkit",
  }],
  refs: ["UPD-07"],
  statement: "The app gives every incoming call a remote handle that is not empty.",
  because: "Without one the user cannot call back, nor come from the lock screen into the app.",
  examples: {
    satisfied: [reportsFrom("ada"), settlesReport("a"), rests],
    broken: [reports("a"), settlesReport("a"), rests],
  },
  judge({ world, exercised, violated }) {
    const judged = new Set<CallId>();
    return {
      incomingReported: ({ callId }) => void judged.delete(callId),
      rested(event) {
        for (const { id, isOutgoing, info } of world.calls.values()) {
          if (isOutgoing || judged.has(id) || !world.liveCall(id)) continue;
          judged.add(id);
          exercised();
          if (info.remoteHandle?.value) continue;
          violated({
            at: event,
            callId: id,
            expected: "a remote handle with a value, from the report or an update after it",
            observed: info.remoteHandle ? "one that is empty" : "none",
            hint: "where the number is withheld, give a word for that and the kind generic",
          });
        }
      },
    };
  },
};

function reportsFrom(value: string): ExampleLine {
  const update = { remoteHandle: { kind: "generic", value } } as const;
  return Object.assign({}, reports("a"), { update });
}
