import type { Call } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { observes, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** Five fields, and not who is at the other end. */
export const observersSeeFiveFields: Rule = {
  id: "system/observers-see-five-fields",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxcall")],
  refs: ["OBS-04"],
  statement:
    "The system shows observers of a call its id, isOutgoing, isOnHold, hasConnected and " +
    "hasEnded, and nothing else.",
  because: "Any app may observe any call: who talks to whom is none of its business.",
  examples: {
    satisfied: [...rings("a"), observes("a")],
    broken: [
      ...rings("a"),
      observes("a", Object.assign({ hasConnected: true }, { remoteHandle: "ada" })),
    ],
  },
  judge({ exercised, violated }) {
    function look(at: TraceEvent, call: Call): void {
      exercised();
      const more = Object.keys(call).find((name) => !FIELDS.includes(name));
      const missing = FLAGS.find((flag) => typeof call[flag] !== "boolean");
      if (more === undefined && missing === undefined) return;
      violated({
        at,
        callId: call.id,
        expected: `${FIELDS.join(", ")}, and no more`,
        observed: more === undefined ? `no ${missing}` : `${more} as well`,
        hint: "make a fresh object for observers, and copy the five fields into it",
      });
    }
    return {
      observed: (event) => look(event, event.call),
      callsListed(event) {
        for (const call of event.calls) look(event, call);
      },
    };
  },
};

const FLAGS = ["isOutgoing", "isOnHold", "hasConnected", "hasEnded"] as const;
const FIELDS: readonly string[] = ["id", ...FLAGS];
