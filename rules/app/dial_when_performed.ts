import type { CallId } from "../../call/mod.ts";
import type { PerformedAction, TraceEvent } from "../../trace/mod.ts";
import { asksEngine, performs, requests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { WWDC_2016 } from "../source.ts";

/** The network is asked once the system has given the start. */
export const dialWhenPerformed: Rule = {
  id: "app/dial-when-performed",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016],
  refs: ["OUT-02"],
  statement: "The app dials an outgoing call only when it is given the start action.",
  because: "The system may refuse the call, or has to hold another first: the far side rings on.",
  examples: {
    satisfied: [requests("startCall", "a"), performs("startCall", "a"), asksEngine("dial", "a")],
    broken: [requests("startCall", "a"), asksEngine("dial", "a"), performs("startCall", "a")],
  },
  judge({ world, exercised, violated }) {
    const given = new Set<CallId>();
    const early = new Set<CallId>();
    function take({ action: { kind, callId } }: PerformedAction): void {
      if (kind === "startCall") given.add(callId);
    }
    function accuse(at: TraceEvent, callId: CallId): void {
      exercised();
      violated({
        at,
        callId,
        expected: "the engine asked to dial once the start action is performed",
        observed: "it was asked before",
        hint: "dial in the handler of startCall, not where you request the call",
      });
    }
    return {
      performed: take,
      executeAsked: ({ actions }) => actions.forEach(take),
      engineAsked(event) {
        const { operation, callId } = event;
        if (operation !== "dial") return;
        if (given.has(callId)) return exercised();
        const call = world.calls.get(callId);
        if (!call) early.add(callId);
        else if (call.isOutgoing && !call.isOrphan) accuse(event, callId);
      },
      requested(event) {
        for (const { kind, callId } of event.actions) {
          if (kind === "startCall" && early.delete(callId)) accuse(event, callId);
        }
      },
    };
  },
};
