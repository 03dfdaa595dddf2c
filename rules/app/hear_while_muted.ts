import { completes, idOf, performs, rests, talks } from "../example.ts";
import { runsWhileMuted } from "../muted_media.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const muted = [
  ...talks("a"),
  { kind: "audioActivated", provider: 1 },
  { kind: "mediaStarted", callId: idOf("a") },
  performs("setMuted", "a"),
] as const;

/** Who is muted still hears. */
export const hearWhileMuted: Rule = {
  id: "app/hear-while-muted",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxsetmutedcallaction")],
  refs: ["MUT-04"],
  sees: "mediaStarted",
  statement: "The app lets the media of a call run on when it mutes the call.",
  because: "A mute is about what the user says: what the other party says is to be heard.",
  examples: {
    satisfied: [
      ...muted,
      { kind: "microphoneSet", callId: idOf("a"), isMuted: true },
      completes("setMuted", "a"),
      rests,
    ],
    broken: [
      ...muted,
      { kind: "mediaStopped", callId: idOf("a") },
      completes("setMuted", "a"),
      rests,
    ],
  },
  judge: (bench) =>
    // A call that is translated has a rule of its own.
    runsWhileMuted(bench, "the other party heard on", ({ isTranslating }) => !isTranslating),
};
