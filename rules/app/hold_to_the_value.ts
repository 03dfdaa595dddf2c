import type { CallId } from "../../call/mod.ts";
import type { World } from "../../trace/mod.ts";
import { completes, holds, idOf, performs, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, SPEAKERBOX } from "../source.ts";

const asks = { kind: "engineAsked", ask: 1, operation: "setHeld", callId: idOf("a") } as const;

/** A held action says how the call shall be, and a call on hold is silent both ways. */
export const holdToTheValue: Rule = {
  id: "app/hold-to-the-value",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxsetheldcallaction"), SPEAKERBOX],
  refs: ["HLD-02", "AUD-09"],
  sees: "engineAsked",
  where: (event) => event.kind === "engineAsked" && event.operation === "setHeld",
  statement: "The app holds or resumes a call as the held action says, also where the call is so " +
    "already, and runs no media of a call on hold.",
  because: "An app that turns the state round talks on where the phone shows a call on hold.",
  examples: {
    satisfied: [
      ...talks("a"),
      performs("setHeld", "a"),
      { ...asks, isOnHold: true },
      completes("setHeld", "a"),
      rests,
    ],
    broken: [
      ...talks("a"),
      ...holds("a"),
      performs("setHeld", "a"),
      { ...asks, isOnHold: false },
      completes("setHeld", "a"),
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    /** What the engine was asked for since a call was given a held action. */
    const asked = new Map<CallId, boolean[]>();
    const isWithMedia = new Set<CallId>();
    const held = new Set<CallId>();
    return {
      performed({ action }) {
        // With several such actions at once it cannot be said for which the engine was asked.
        if (action.kind === "setGroup") asked.clear();
        else if (action.kind !== "setHeld") return;
        else if (isMoving(world, action.callId)) asked.delete(action.callId);
        else asked.set(action.callId, []);
      },
      engineAsked({ operation, callId, isOnHold }) {
        if (operation === "setHeld" && isOnHold !== undefined) asked.get(callId)?.push(isOnHold);
      },
      mediaStarted: ({ callId }) => void isWithMedia.add(callId),
      completed(event) {
        const given = world.actions.get(event.actionId);
        if (given?.status !== "open") return;
        const { action: { callId, ...action } } = given;
        // Who joins others may come off hold, and no action says so.
        if (action.kind === "setGroup") return held.clear();
        if (action.kind !== "setHeld" || event.outcome !== "fulfilled") return;
        if (action.isOnHold) held.add(callId);
        else held.delete(callId);
        const values = asked.get(callId) ?? [];
        if (values.length === 0 || !world.liveCall(callId)) return;
        exercised();
        if (values.includes(action.isOnHold)) return;
        violated({
          at: event,
          callId,
          expected: `the leg ${action.isOnHold ? "on" : "off"} hold, as the action says`,
          observed: "the engine was asked for the other, and the action fulfilled",
          hint: "set the leg to action.isOnHold; do not turn round what you have",
        });
      },
      rested(event) {
        for (const id of held) {
          if (!isWithMedia.has(id) || !isOnHoldForSure(world, id)) continue;
          exercised();
          if (!world.media.has(id)) continue;
          violated({
            at: event,
            callId: id,
            expected: "microphone and speaker of the call at rest while it is on hold",
            observed: "its media runs",
            hint: "stop both ways before you fulfill a hold, and start neither while it lasts",
          });
        }
      },
    };
  },
};

/** Whether an action is open that may put a call on hold, or take it off. */
function isMoving({ openActions }: World, id: CallId): boolean {
  return openActions.some(({ action }) =>
    action.kind === "setGroup" || action.kind === "setHeld" && action.callId === id
  );
}

/** Whether a call is on hold, and nothing is under way that takes it off. */
function isOnHoldForSure(world: World, id: CallId): boolean {
  const call = world.liveCall(id);
  return call?.isOnHold === true && !call.isHoldUnsure && !isMoving(world, id);
}
