import type { CallId } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { births } from "../births.ts";
import { reportsEnd, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** Nothing more is said of a call that the app has ended. */
export const silentAfterAnEnd: Rule = {
  id: "app/silent-after-an-end",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxprovider/reportcall")],
  refs: ["END-05"],
  statement: "The app sends no update and no further end for a call that it has ended.",
  because: "The call is gone: what is said of it is at best lost, and its id may be another's.",
  examples: {
    satisfied: [...rings("a"), reportsEnd("a"), rests],
    broken: [...rings("a"), reportsEnd("a"), reportsEnd("a"), rests],
  },
  judge({ world, exercised, violated }) {
    // Only calls of this process: of those of an earlier one it may know nothing.
    const own = new Set<CallId>();
    let checked = 0;
    function hasEnded(callId: CallId): boolean {
      const { by } = world.ended.get(callId) ?? {};
      return own.has(callId) && (by === "report" || by === "endAction");
    }
    function hear(at: TraceEvent, callId: CallId, what: string): void {
      if (!hasEnded(callId)) return;
      exercised();
      const { by } = world.ended.get(callId) ?? {};
      violated({
        at,
        callId,
        expected: "nothing more about a call that has ended",
        observed: `${what}, after ${
          by === "report" ? "the app reported its end" : "its end action was fulfilled"
        }`,
        hint: "forget a call when it ends, and look it up before you report anything of it",
      });
    }
    return {
      ...births((callId) => void own.add(callId)),
      // An end that was fulfilled when its deadline had passed has ended nothing.
      timedOut: ({ callId }) => void own.delete(callId),
      callUpdated: (event) => hear(event, event.callId, "an update"),
      callEndReported: (event) => hear(event, event.callId, "another end"),
      rested() {
        const ended = [...own].filter(hasEnded).length;
        if (ended > checked) exercised();
        checked = ended;
      },
    };
  },
};
