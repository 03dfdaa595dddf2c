import type { CallId } from "../../call/mod.ts";
import { alone } from "../alone.ts";
import { gestures, performs, rests, rings, shows } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, forum } from "../source.ts";

/** A call that is declined is ended like any other. */
export const declineIsAnEnd: Rule = {
  id: "system/decline-is-an-end",
  level: "must",
  since: "0.1.0",
  evidence: "stated",
  sources: [apple("callkit/cxcallaction"), forum(765367)],
  refs: ["INC-08"],
  statement: "The system asks the app to end a call that the user declines.",
  because: "There is no other action for it, and the far side rings until the app hears of it.",
  examples: {
    satisfied: [
      ...rings("a"),
      rests,
      gestures("decline", "a"),
      performs("endCall", "a"),
      rests,
    ],
    broken: [
      ...rings("a"),
      shows({ a: { buttons: ["decline"] } }),
      rests,
      gestures("decline", "a"),
      rests,
    ],
  },
  judge({ world, timing, exercised, violated }) {
    /** The calls that had a button for it when somebody last looked. */
    let declinable: readonly CallId[] = [];
    let isRinging = false;
    let isOffered = false;
    const judge = alone(timing, "userGestured", ({ cause, offers }, rested) => {
      const { gesture, callId } = cause;
      if (gesture !== "decline" || !isRinging) return;
      const [action] = offers.flatMap(({ actions }) => actions);
      // Where nothing at all comes of it, the phone may not have offered it.
      if (!action && !isOffered && world.calls.has(callId)) return;
      exercised();
      if (action?.kind === "endCall" && action.callId === callId) return;
      violated({
        at: rested,
        callId,
        expected: "endCall for the call that was declined",
        observed: action ? `the app was given ${action.kind}` : "the app was given nothing",
        hint: "whoever ends a call, and in whatever state: it is the one end action",
      });
    });
    return {
      ...judge,
      screenSeen({ cards }) {
        declinable = cards.filter(({ buttons }) => buttons.includes("decline"))
          .map(({ callId }) => callId);
      },
      userGestured(event) {
        const { callId } = event;
        const isHeard = [...world.providers.values()].every(({ service }) => service === "on");
        const isBusy = world.openActions.some(({ action }) => action.callId === callId);
        isRinging = isHeard && !isBusy && world.liveCall(callId)?.phase === "ringing";
        isOffered = declinable.includes(callId);
        judge.userGestured?.(event);
      },
    };
  },
};
