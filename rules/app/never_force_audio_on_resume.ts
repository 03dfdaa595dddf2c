import type { CallId } from "../../call/mod.ts";
import { completes, holds, performsSo, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { forum } from "../source.ts";

const resumed = [
  ...talks("a"),
  ...holds("a"),
  performsSo({ kind: "setHeld", isOnHold: false }, "a"),
] as const;

/** A call that comes off hold gets its audio from the system, as any other. */
export const neverForceAudioOnResume: Rule = {
  id: "app/never-force-audio-on-resume",
  level: "must",
  since: "0.1.0",
  evidence: "stated",
  sources: [forum(749202)],
  refs: ["AUD-10"],
  statement: "The app never activates the audio session by itself when a call comes off hold.",
  because: "The phone refuses it for want of priority, error 561017449, and the call stays silent.",
  examples: {
    satisfied: [
      ...resumed,
      completes("setHeld", "a"),
      { kind: "audioActivated", provider: 1 },
    ],
    broken: [...resumed, { kind: "audioActivationTried", isActive: true }],
  },
  judge({ world, exercised, violated }) {
    /** The call that was taken off hold last, until its audio is there or something else comes. */
    let resuming: CallId | null = null;
    const forget = () => void (resuming = null);
    return {
      performed({ action }) {
        forget();
        if (action.kind !== "setHeld" || action.isOnHold) return;
        if (!world.liveCall(action.callId)) return;
        exercised();
        resuming = action.callId;
      },
      audioActivated: forget,
      didReset: forget,
      invalidated: forget,
      appIntended: forget,
      engineReported: forget,
      rested: forget,
      audioActivationTried(event) {
        if (!event.isActive || resuming === null) return;
        violated({
          at: event,
          callId: resuming,
          expected: "the media of the call started again, and the session left as it is",
          observed: "the app activates the session because a call came off hold",
          hint: "start media in the handler of setHeld or in didActivateAudio, whichever is last",
        });
      },
    };
  },
};
