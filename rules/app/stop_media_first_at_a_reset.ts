import type { CallId } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { asksEngine, idOf, rests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { SPEAKERBOX } from "../source.ts";

/** First the microphone, then the rest. */
export const stopMediaFirstAtAReset: Rule = {
  id: "app/stop-media-first-at-a-reset",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [SPEAKERBOX],
  refs: ["RST-07"],
  sees: "mediaStarted",
  statement: "The app stops the media of its calls at a reset before it does anything else.",
  because: "The phone shows no call any more: until then a microphone runs that nobody sees.",
  examples: {
    satisfied: [
      { kind: "mediaStarted", callId: idOf("a") },
      { kind: "didReset", provider: 1 },
      { kind: "mediaStopped", callId: idOf("a") },
      asksEngine("hangUp", "a"),
      rests,
    ],
    broken: [
      { kind: "mediaStarted", callId: idOf("a") },
      { kind: "didReset", provider: 1 },
      asksEngine("hangUp", "a"),
      { kind: "mediaStopped", callId: idOf("a") },
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    const running = new Set<CallId>();
    function before(at: TraceEvent, what: string): void {
      const [callId] = running;
      if (callId === undefined) return;
      running.clear();
      violated({
        at,
        callId,
        expected: "the media of every call stopped first",
        observed: `${what}, while media still runs`,
        hint: "stop microphone and speaker in the first line of didReset",
      });
    }
    return {
      didReset() {
        for (const id of world.media) running.add(id);
        if (running.size > 0) exercised();
      },
      mediaStopped: ({ callId }) => void running.delete(callId),
      engineAsked(event) {
        if (event.operation === "hangUp") before(event, "a leg is hung up");
      },
      callEndReported: (event) => before(event, "an end is reported"),
      // Media that goes on running breaks a rule of its own.
      rested: () => void running.clear(),
    };
  },
};
