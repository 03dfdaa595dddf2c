import type { Call, CallId } from "../../call/mod.ts";
import type { EventOf } from "../../trace/mod.ts";
import { births } from "../births.ts";
import { observes, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** What is past stays past. */
export const flagsGoOneWay: Rule = {
  id: "system/flags-go-one-way",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxcall")],
  refs: ["OBS-05"],
  needs: ["tells.observed"],
  statement: "The system never takes back that a call has connected or ended, nor who placed it.",
  because: "Apps decide by these flags what a call was: an answered call would count as missed.",
  examples: {
    satisfied: [
      ...rings("a"),
      observes("a"),
      observes("a", { hasConnected: true }),
      observes("a", { hasConnected: true, hasEnded: true }),
    ],
    broken: [
      ...rings("a"),
      observes("a"),
      observes("a", { hasConnected: true }),
      observes("a", { hasEnded: true }),
    ],
  },
  judge({ exercised, violated }) {
    const told = new Map<CallId, Call>();
    const over = new Set<CallId>();
    /** How often a call was introduced under an id since one was seen under it. */
    const introduced = new Map<CallId, number>();
    const introduce = (id: CallId) => void introduced.set(id, (introduced.get(id) ?? 0) + 1);
    function takenBack(at: EventOf<"observed">, flag: string, was: boolean): void {
      violated({
        at,
        callId: at.call.id,
        expected: `${flag} ${was}, as observers were told before`,
        observed: `${flag} ${!was}`,
        hint: "keep for each call whether it ever connected, until it is gone",
      });
    }
    return {
      ...births(introduce),
      foreignActed: ({ callId }) => introduce(callId),
      observed(event) {
        const { call } = event;
        const last = told.get(call.id);
        if (last) {
          exercised();
          if (last.hasConnected && !call.hasConnected) takenBack(event, "hasConnected", true);
          else if (last.isOutgoing !== call.isOutgoing) {
            takenBack(event, "isOutgoing", last.isOutgoing);
          }
        } else if (!call.hasEnded) {
          const times = introduced.get(call.id) ?? 0;
          introduced.set(call.id, Math.max(0, times - 1));
          // An id may be taken again: then it is the flag of another call.
          if (over.delete(call.id) && times === 0) takenBack(event, "hasEnded", true);
        }
        if (!call.hasEnded) return void told.set(call.id, call);
        told.delete(call.id);
        over.add(call.id);
      },
    };
  },
};
