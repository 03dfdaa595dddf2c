import { completes, idOf, performs, performsSo, rests, talks } from "../example.ts";
import { runsWhileMuted } from "../muted_media.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const translated = [
  ...talks("a"),
  { kind: "audioActivated", provider: 1 },
  { kind: "mediaStarted", callId: idOf("a") },
  performsSo({
    kind: "setTranslating",
    isTranslating: true,
    localLanguage: "en",
    remoteLanguage: "de",
  }, "a"),
  completes("setTranslating", "a"),
  performs("setMuted", "a"),
] as const;

/** The translator speaks upstream as well: a mute is for the microphone alone. */
export const streamWhileMutedInTranslation: Rule = {
  id: "app/stream-while-muted-in-translation",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxsettranslatingcallaction")],
  refs: ["TRN-03"],
  sees: "providerCreated",
  where: (event) =>
    event.kind === "providerCreated" && event.configuration.supportsAudioTranslation,
  statement: "The app lets the stream of a translated call run on when it mutes the call.",
  because: "The translated voice goes the same way as the microphone: with it the other party " +
    "loses both.",
  examples: {
    satisfied: [
      ...translated,
      { kind: "microphoneSet", callId: idOf("a"), isMuted: true },
      completes("setMuted", "a"),
      rests,
    ],
    broken: [
      ...translated,
      { kind: "mediaStopped", callId: idOf("a") },
      completes("setMuted", "a"),
      rests,
    ],
  },
  judge: (bench) =>
    runsWhileMuted(
      bench,
      "the stream of the translated call runs on, with a silent microphone",
      ({ isTranslating }) => isTranslating,
    ),
};
