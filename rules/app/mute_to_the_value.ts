import type { CallId } from "../../call/mod.ts";
import type { World } from "../../trace/mod.ts";
import { completes, idOf, performs, talks } from "../example.ts";
import type { ExampleLine } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** A mute action says how the microphone shall be, whatever it is. */
export const muteToTheValue: Rule = {
  id: "app/mute-to-the-value",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxsetmutedcallaction/ismuted")],
  refs: ["MUT-01"],
  sees: "microphoneSet",
  statement: "The app sets the microphone to the value of the mute action, also where it is so " +
    "already.",
  because: "An app that turns it round is heard while the phone shows it as muted.",
  examples: {
    satisfied: [...talks("a"), performs("setMuted", "a"), mic(true), completes("setMuted", "a")],
    broken: [...talks("a"), performs("setMuted", "a"), mic(false), completes("setMuted", "a")],
  },
  judge({ world, exercised, violated }) {
    /** How the microphone was set last since a call was given a mute action. */
    const set = new Map<CallId, boolean | null>();
    return {
      performed({ action }) {
        if (action.kind === "setMuted") set.set(action.callId, null);
      },
      microphoneSet({ callId, isMuted }) {
        if (set.has(callId)) set.set(callId, isMuted);
      },
      completed(event) {
        const given = world.actions.get(event.actionId);
        if (given?.status !== "open" || event.outcome !== "fulfilled") return;
        const { action } = given;
        if (action.kind !== "setMuted" || !isMicrophoneFree(world, action.callId)) return;
        // An app may mute in a way of its own, which nobody sees.
        const value = set.get(action.callId) ?? null;
        if (value === null) return;
        exercised();
        if (value === action.isMuted) return;
        violated({
          at: event,
          callId: action.callId,
          expected: `the microphone ${wordOf(action.isMuted)}, as the action says`,
          observed: `it was set to ${wordOf(value)}, and the action fulfilled`,
          hint: "set the microphone to action.isMuted; do not turn round what you have",
        });
      },
    };
  },
};

/** Whether nothing else decides about the microphone: a hold, or another mute. */
function isMicrophoneFree(world: World, id: CallId): boolean {
  const call = world.liveCall(id);
  const others = world.openActions.filter(({ action }) => action.callId === id);
  return call !== undefined && !call.isOnHold && !call.isHoldUnsure && others.length === 1;
}

function wordOf(isMuted: boolean): string {
  return isMuted ? "muted" : "open";
}

function mic(isMuted: boolean): ExampleLine {
  return { kind: "microphoneSet", callId: idOf("a"), isMuted };
}
