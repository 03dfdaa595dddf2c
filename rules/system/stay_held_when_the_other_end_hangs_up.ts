import type { CallAction } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { TraceEvent, WorldCall } from "../../trace/mod.ts";
import { type Example, holds, idOf, performsSo, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { forum } from "../source.ts";

const otherEndHangsUp: Example = [
  ...talks("a"),
  ...holds("a"),
  ...talks("b", 2),
  rests,
  { kind: "callEndReported", callId: idOf("b"), reason: "remoteEnded", endedAt: null },
];

/** Only the user brings a call back that is on hold. */
export const stayHeldWhenTheOtherEndHangsUp: Rule = {
  id: "system/stay-held-when-the-other-end-hangs-up",
  level: "must",
  since: "0.1.0",
  evidence: "stated",
  sources: [forum(749202)],
  refs: ["HLD-06"],
  needs: ["tells.observed"],
  statement: "The system never takes a call off hold by itself because the other end of another " +
    "call hung up.",
  because: "The user did nothing: they are not to be heard all at once by whoever waited.",
  examples: {
    satisfied: [...otherEndHangsUp, rests],
    broken: [...otherEndHangsUp, performsSo({ kind: "setHeld", isOnHold: false }, "a"), rests],
  },
  judge({ world, exercised, violated }) {
    /** The calls on hold when another ended so; empty once something else may bring them back. */
    const waiting = new Set<CallId>();
    let isQuiet = false;
    const stir = () => {
      isQuiet = false;
      waiting.clear();
    };
    const await_ = (ended: CallId) => {
      // What is under way may bring a call back for a reason of its own.
      if (!isQuiet || world.openActions.length > 0) return;
      for (const call of world.calls.values()) {
        if (call.id !== ended && isOnHoldForSure(call)) waiting.add(call.id);
      }
    };
    return {
      userGestured: stir,
      appIntended: stir,
      headsetPressed: stir,
      requested: stir,
      quirkTurned: stir,
      didReset: stir,
      invalidated: stir,
      processDied: stir,
      completed: stir,
      timedOut: stir,
      foreignActed({ act, callId }) {
        if (act === "ends") await_(callId);
        else stir();
      },
      callEndReported({ callId, reason }) {
        if (reason === "remoteEnded" && world.liveCall(callId)) await_(callId);
      },
      executeAsked: (event) => event.actions.forEach(({ action }) => judge(event, action)),
      performed: (event) => judge(event, event.action),
      rested() {
        if (waiting.size > 0) exercised();
        isQuiet = true;
      },
    };

    function isOnHoldForSure({ id, isOnHold, isHoldUnsure, phase, seen }: WorldCall): boolean {
      const isHeld = isOnHold && !isHoldUnsure && seen?.isOnHold === true;
      return isHeld && phase === "active" && world.liveCall(id) !== undefined;
    }

    function judge(at: TraceEvent, action: CallAction): void {
      const { callId } = action;
      if (action.kind !== "setHeld" || action.isOnHold || !waiting.delete(callId)) return;
      violated({
        at,
        callId,
        expected: "the call on hold until the user, or the app, brings it back",
        observed: "an action that takes it off hold, for which nobody had asked",
        hint: "bring a call back only after the user of this phone ended the one in front",
      });
    }
  },
};
