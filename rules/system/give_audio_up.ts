import { AUDIO_MEMBERS, hearsAudio } from "../audio_heard.ts";
import { reportsEnd, rests, setsDelegate, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, SPEAKERBOX } from "../source.ts";

const talking = [
  setsDelegate(...AUDIO_MEMBERS),
  ...talks("a"),
  { kind: "audioActivated", provider: 1 },
  rests,
  reportsEnd("a"),
] as const;

/** With the last call the audio goes back to whatever played before. */
export const giveAudioUp: Rule = {
  id: "system/give-audio-up",
  level: "should",
  since: "0.1.0",
  evidence: "derived",
  sources: [
    apple("callkit/cxproviderdelegate/provider(_:diddeactivate:)"),
    SPEAKERBOX,
  ],
  refs: ["AUD-08"],
  needs: ["tells.didActivateAudio", "tells.didDeactivateAudio"],
  statement: "The system deactivates the audio session once the last call is over.",
  because: "Until it does, the music that the call interrupted stays silent.",
  examples: {
    satisfied: [...talking, { kind: "audioDeactivated", provider: 1 }, rests],
    broken: [...talking, rests],
  },
  judge({ world, exercised, violated }) {
    let wasActive = false;
    let isHeard = false;
    const forget = () => void (wasActive = false);
    return {
      delegateSet: ({ members }) => void (isHeard = hearsAudio(members)),
      audioActivated: () => void (wasActive = isHeard),
      // Who activates the session by itself has to give it up by itself.
      audioActivationTried: forget,
      didReset: forget,
      invalidated: forget,
      processDied: forget,
      rested(event) {
        if (!wasActive || world.calls.size > 0 || world.systemList.length > 0) return;
        exercised();
        wasActive = false;
        if (!world.isAudioActive) return;
        violated({
          at: event,
          expected: "didDeactivateAudio after the last call",
          observed: "no call is left, and the session is still active",
          hint: "take the session back when no call needs it any more",
        });
      },
    };
  },
};
