import type { World } from "../../trace/mod.ts";
import { completes, performs, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { forum, WWDC_2016 } from "../source.ts";

/** The audio session is switched on and off by the system, not by the app. */
export const leaveActivationToTheSystem: Rule = {
  id: "app/leave-activation-to-the-system",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016, forum(783870)],
  refs: ["AUD-01"],
  statement: "The app neither activates the audio session nor gives it up while the system has a " +
    "call of it.",
  because: "A session that the app activates has no priority, and didActivateAudio may never come.",
  examples: {
    satisfied: [
      ...rings("a"),
      performs("answerCall", "a"),
      { kind: "audioConfigured" },
      completes("answerCall", "a"),
      { kind: "audioActivated", provider: 1 },
    ],
    broken: [
      ...rings("a"),
      performs("answerCall", "a"),
      { kind: "audioActivationTried", isActive: true },
      completes("answerCall", "a"),
    ],
  },
  judge({ world, exercised, violated }) {
    // What the system does with the session after a reset is its own affair.
    let isItsSession = false;
    return {
      performed({ action: { kind, callId } }) {
        if ((kind === "startCall" || kind === "answerCall") && world.liveCall(callId)) exercised();
      },
      audioActivated: () => void (isItsSession = true),
      audioDeactivated: () => void (isItsSession = false),
      didReset: () => void (isItsSession = false),
      invalidated: () => void (isItsSession = false),
      rested() {
        // An app may have no member that would hear of it.
        if (world.calls.size === 0) isItsSession = false;
      },
      audioActivationTried(event) {
        const { isActive } = event;
        if (!isItsSession && !hasCall(world, isActive)) return;
        violated({
          at: event,
          expected: `the audio session left to the system, which ${
            isActive ? "activates it once the call needs it" : "gives it up after the call"
          }`,
          observed: `the app ${isActive ? "activates it" : "gives it up"} by itself`,
          hint: "configure the session in the handlers of start and answer, and wait for " +
            "didActivateAudio",
        });
      },
    };
  },
};

/** Whether a call is live for sure: one that rings gives nobody a reason to activate anything. */
function hasCall(world: World, isActive: boolean): boolean {
  return [...world.calls.keys()].some((id) => {
    const call = world.liveCall(id);
    // What plays beside the phone may be given up while a call rings.
    return call !== undefined && (isActive || call.phase !== "ringing");
  });
}
