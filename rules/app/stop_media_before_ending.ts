import type { CallId } from "../../call/mod.ts";
import { completes, idOf, performs, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { SPEAKERBOX } from "../source.ts";

const talking = [
  ...rings("a"),
  { kind: "mediaStarted", callId: idOf("a") },
  performs("endCall", "a"),
] as const;

/** Microphone and speaker stop before the system hears that the call is over. */
export const stopMediaBeforeEnding: Rule = {
  id: "app/stop-media-before-ending",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [SPEAKERBOX],
  refs: ["END-11"],
  sees: "mediaStarted",
  statement: "The app stops the media of a call before it fulfills the call's end action.",
  because:
    "Once the end is fulfilled the system takes the audio away, or gives it to another call.",
  examples: {
    satisfied: [
      ...talking,
      { kind: "mediaStopped", callId: idOf("a") },
      completes("endCall", "a"),
    ],
    broken: [...talking, completes("endCall", "a"), { kind: "mediaStopped", callId: idOf("a") }],
  },
  judge({ world, exercised, violated }) {
    const talked = new Set<CallId>();
    return {
      mediaStarted: ({ callId }) => void talked.add(callId),
      completed(event) {
        const given = world.actions.get(event.actionId);
        if (event.outcome === "failed" || given?.status !== "open") return;
        const { kind, callId } = given.action;
        if (kind !== "endCall" || !talked.has(callId)) return;
        exercised();
        if (!world.media.has(callId)) return;
        violated({
          at: event,
          callId,
          expected: "the media of the call stopped, and then the end fulfilled",
          observed: "the end fulfilled while the microphone runs",
        });
      },
    };
  },
};
