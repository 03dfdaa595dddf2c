import type { CallId } from "../../call/mod.ts";
import type { EventKind } from "../../trace/mod.ts";
import { completes, performs, requests, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import type { Source } from "../source.ts";

const JITSI: Source = {
  title: "jitsi/jitsi-meet, commit 877cea59",
  url: "https://github.com/jitsi/jitsi-meet/commit/877cea59",
};

/** What gives an app a reason of its own to ask for a mute. */
const OTHER_CAUSES: readonly EventKind[] = [
  "appIntended",
  "engineReported",
  "audioActivated",
  "audioDeactivated",
  "didReset",
  "invalidated",
  "intentHeard",
  "pushDelivered",
  "timedOut",
  "rested",
];

/** A mute action is completed, and not asked for once more. */
export const noMuteInAnswerToAMute: Rule = {
  id: "app/no-mute-in-answer-to-a-mute",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [JITSI],
  refs: ["MUT-03"],
  statement: "The app does not request a mute because it was given a mute action.",
  because: "The request comes back as an action: app and phone may mute each other for ever.",
  examples: {
    satisfied: [...talks("a"), rests, performs("setMuted", "a"), completes("setMuted", "a"), rests],
    broken: [
      ...talks("a"),
      rests,
      performs("setMuted", "a"),
      requests({ kind: "setMuted", isMuted: true }, "a"),
    ],
  },
  judge({ exercised, violated }) {
    /** The calls that were given a mute action, and nothing else has happened since. */
    const given = new Set<CallId>();
    const forget = () => given.clear();
    return {
      ...Object.fromEntries(OTHER_CAUSES.map((kind) => [kind, forget])),
      performed({ action: { kind, callId } }) {
        if (kind !== "setMuted") return forget();
        exercised();
        given.add(callId);
      },
      requested(event) {
        const echo = event.actions.find(({ kind, callId }) =>
          kind === "setMuted" && given.has(callId)
        );
        if (!echo) return;
        forget();
        violated({
          at: event,
          callId: echo.callId,
          expected: "fulfill() or fail() on the mute action",
          observed: "a request to mute the same call, before anything else has happened",
          hint: "tell a mute of your own button from one that the system asks for",
        });
      },
    };
  },
};
