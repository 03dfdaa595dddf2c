import type { CallId } from "../../call/mod.ts";
import type { EndedBy } from "../../trace/mod.ts";
import { idOf, reportsEnd, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header, SPEAKERBOX } from "../source.ts";

const talking = [
  ...talks("a"),
  { kind: "audioActivated", provider: 1 },
  { kind: "mediaStarted", callId: idOf("a") },
] as const;

/** By what a call ended of which the app itself has said that it is over. */
const BY_THE_APP: ReadonlySet<EndedBy> = new Set<EndedBy>(["endAction", "report", "failure"]);

/** No microphone runs for a call that is over. */
export const stopMediaWithTheCall: Rule = {
  id: "app/stop-media-with-the-call",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [SPEAKERBOX, header("CXProvider")],
  refs: ["AUD-09"],
  sees: "mediaStarted",
  statement: "The app stops the media of a call that it has ended or reported as ended.",
  because: "The phone shows no call any more, and the microphone of the user is still open.",
  examples: {
    satisfied: [
      ...talking,
      { kind: "mediaStopped", callId: idOf("a") },
      reportsEnd("a"),
      rests,
    ],
    broken: [...talking, reportsEnd("a"), rests],
  },
  judge({ world, exercised, violated }) {
    const talked = new Set<CallId>();
    return {
      mediaStarted: ({ callId }) => void talked.add(callId),
      rested(event) {
        for (const callId of talked) {
          const ended = world.ended.get(callId);
          if (!ended || world.calls.has(callId)) continue;
          talked.delete(callId);
          if (!BY_THE_APP.has(ended.by)) continue;
          exercised();
          if (!world.media.has(callId)) continue;
          violated({
            at: event,
            callId,
            expected: "microphone and speaker of the call stopped with it",
            observed: "its media runs, though the call is over",
            hint: "stop media on every way out: end, remote end, failure",
          });
        }
      },
    };
  },
};
