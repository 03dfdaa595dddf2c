import type { ActionKind, CallAction } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { gestures, performs, rests, talks, updates } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

/** A call that cannot be held is never asked to be. */
export const noHoldWithoutSupport: Rule = {
  id: "system/no-hold-without-support",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [header("CXCallUpdate"), apple("callkit/cxcallupdate/supportsholding")],
  refs: ["HLD-04"],
  statement: "The system never gives the app a held action for a call that does not support " +
    "holding, unless the app asked to resume it.",
  because: "The app said that it cannot do it: it would fail, and both calls would be in front.",
  examples: {
    satisfied: [
      ...talks("a"),
      updates("a", { supportsHolding: false }),
      rests,
      gestures("setHeld", "a", true),
      rests,
    ],
    broken: [
      ...talks("a"),
      updates("a", { supportsHolding: false }),
      rests,
      gestures("setHeld", "a", true),
      performs("setHeld", "a"),
    ],
  },
  judge({ world, exercised, violated }) {
    /** The calls of which the system has known it since nothing was under way. */
    const settled = new Set<CallId>();
    const resumed = new Set<CallId>();
    const heard = new Set<string>();
    return {
      userGestured({ gesture, isOn }) {
        if (HOLDING.has(gesture) && isOn !== false) tempt();
      },
      headsetPressed({ key }) {
        if (key === "hold") tempt();
      },
      foreignActed({ act }) {
        if (act === "starts") tempt();
      },
      callUpdated({ callId, update }) {
        if (update.supportsHolding === true) settled.delete(callId);
      },
      requested(event) {
        for (const action of event.actions) {
          if (action.kind === "setHeld" && !action.isOnHold) resumed.add(action.callId);
          else if (COMING.has(action.kind)) tempt();
        }
      },
      executeAsked(event) {
        for (const { action } of event.actions) judge(event, action);
      },
      performed: (event) => judge(event, event.action),
      rested() {
        if (world.openActions.length > 0) return;
        resumed.clear();
        settled.clear();
        for (const { id, info } of world.calls.values()) {
          if (info.supportsHolding === false) settled.add(id);
        }
      },
    };

    /** Something happens that would put a call on hold if it could be. */
    function tempt(): void {
      if ([...settled].some((id) => world.liveCall(id)?.phase === "active")) exercised();
    }

    function judge(at: TraceEvent, { kind, id, callId }: CallAction): void {
      if (kind !== "setHeld" || heard.has(id)) return;
      heard.add(id);
      if (!settled.has(callId) || resumed.has(callId) || !world.liveCall(callId)) return;
      violated({
        at,
        callId,
        expected: "no held action: the app said that the call does not support holding",
        observed: "a held action for it",
        hint: "end a call that cannot be held before another comes to the front",
      });
    }
  },
};

/** The gestures by which calls go on hold. */
const HOLDING: ReadonlySet<string> = new Set(["setHeld", "holdAndAccept", "swap", "split"]);

/** The requests by which they do. */
const COMING: ReadonlySet<ActionKind> = new Set(["startCall", "answerCall", "setHeld"]);
