import type { CallAction } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { TraceEvent, World } from "../../trace/mod.ts";
import { gestures, performs, rests, talks, updates } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";

const toneless = [...talks("a"), updates("a", { supportsDtmf: false }), rests] as const;

/** A call that cannot send keys has no keypad. */
export const noKeypadWithoutSupport: Rule = {
  id: "system/no-keypad-without-support",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [header("CXCallUpdate")],
  refs: ["DTM-06"],
  statement:
    "The system never offers the keypad for a call that does not support DTMF, and gives " +
    "the app no keys for it.",
  because: "The app said that it cannot send keys: it could only fail them.",
  examples: {
    satisfied: [...toneless, gestures("playDtmf", "a"), rests],
    broken: [...toneless, gestures("playDtmf", "a"), performs("playDtmf", "a"), rests],
  },
  judge({ world, exercised, violated }) {
    /** The calls of which the system has known it since nothing was under way. */
    const toneless = new Set<CallId>();
    /** The calls for which the app has asked for keys itself. */
    const asked = new Set<CallId>();
    const isMeant = (id: CallId) => toneless.has(id) && isTalking(world, id);
    function give(at: TraceEvent, { kind, callId }: CallAction): void {
      if (kind !== "playDtmf" || asked.has(callId) || !isMeant(callId)) return;
      accuse(at, callId, "the app is given keys for it");
    }
    function accuse(at: TraceEvent, callId: CallId, observed: string): void {
      violated({
        at,
        callId,
        expected: "no keypad: the app said that the call does not support DTMF",
        observed,
        hint: "offer the keypad only while supportsDtmf is true",
      });
    }
    return {
      callUpdated({ callId, update }) {
        if (update.supportsDtmf === true) toneless.delete(callId);
      },
      requested({ actions }) {
        for (const { kind, callId } of actions) if (kind === "playDtmf") asked.add(callId);
      },
      userGestured({ gesture, callId }) {
        if (gesture === "playDtmf" && isMeant(callId)) exercised();
      },
      executeAsked(event) {
        for (const { action } of event.actions) give(event, action);
      },
      performed: (event) => give(event, event.action),
      screenSeen(event) {
        for (const { callId, buttons } of event.cards) {
          if (!isMeant(callId)) continue;
          exercised();
          if (buttons.includes("keypad")) accuse(event, callId, "the keypad is offered");
        }
      },
      rested() {
        toneless.clear();
        if (world.openActions.length > 0) return;
        asked.clear();
        for (const { id, info } of world.calls.values()) {
          if (info.supportsDtmf === false) toneless.add(id);
        }
      },
    };
  },
};

function isTalking(world: World, id: CallId): boolean {
  return world.liveCall(id)?.phase === "active";
}
