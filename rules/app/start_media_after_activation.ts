import type { CallId } from "../../call/mod.ts";
import { idOf } from "../example.ts";
import type { Rule } from "../rule.ts";
import { SPEAKERBOX, WWDC_2016 } from "../source.ts";

/** Media runs only while the system has the audio session active. */
export const startMediaAfterActivation: Rule = {
  id: "app/start-media-after-activation",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016, SPEAKERBOX],
  refs: ["AUD-04"],
  sees: "mediaStarted",
  statement: "The app starts the media of a call only after didActivateAudio.",
  because: "Before that the session has no priority: the call is silent, or silent on one side.",
  examples: {
    satisfied: [
      { kind: "audioActivated", provider: 1 },
      { kind: "mediaStarted", callId: idOf("a") },
    ],
    broken: [{ kind: "mediaStarted", callId: idOf("a") }],
  },
  judge({ world, exercised, violated }) {
    // An un-held call may start without a new activation: the platform leaves that open (OQ-09).
    const resumed = new Set<CallId>();
    return {
      performed({ action }) {
        if (action.kind !== "setHeld") return;
        if (action.isOnHold) resumed.delete(action.callId);
        else resumed.add(action.callId);
      },
      mediaStarted(event) {
        exercised();
        if (world.isAudioActive || resumed.has(event.callId)) return;
        violated({
          at: event,
          callId: event.callId,
          expected: "didActivateAudio before media starts",
          observed: "media started while the audio session is not active",
          hint: "start media in didActivateAudio, for every call that is connected by then",
        });
      },
    };
  },
};
