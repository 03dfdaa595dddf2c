import type { CallId } from "../../call/mod.ts";
import { completes, performs, requests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import type { Source } from "../source.ts";

const LINPHONE: Source = {
  title: "BelledonneCommunications/linphone-iphone, ProviderDelegate.swift",
  url: "https://github.com/BelledonneCommunications/linphone-iphone",
};

const JITSI: Source = {
  title: "jitsi/jitsi-meet, commit 877cea59",
  url: "https://github.com/jitsi/jitsi-meet/commit/877cea59",
};

/** An end action is completed, and not asked for once more. */
export const noEndInAnswerToAnEnd: Rule = {
  id: "app/no-end-in-answer-to-an-end",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [LINPHONE, JITSI],
  refs: ["END-13"],
  statement: "The app does not request the end of a call whose end action it is performing.",
  because: "The second end comes back as an action of its own, for a call that is gone by then.",
  examples: {
    satisfied: [...rings("a"), performs("endCall", "a"), completes("endCall", "a")],
    broken: [...rings("a"), performs("endCall", "a"), requests({ kind: "endCall" }, "a")],
  },
  judge({ world, exercised, violated }) {
    const performing = new Set<CallId>();
    const tapped = new Set<CallId>();
    return {
      performed({ action: { kind, callId } }) {
        if (kind !== "endCall") return;
        exercised();
        performing.add(callId);
      },
      // A tap may be answered whenever it comes, and the app's screen may be slow.
      appIntended: ({ intent, callId }) => {
        if (intent === "end" && callId !== null) tapped.add(callId);
      },
      requested(event) {
        for (const { kind, callId } of event.actions) {
          if (kind !== "endCall" || tapped.has(callId) || !performing.has(callId)) continue;
          const isOpen = world.openActions.some(({ action }) =>
            action.kind === "endCall" && action.callId === callId
          );
          if (!isOpen) continue;
          violated({
            at: event,
            callId,
            expected: "fulfill() or fail() on the end action",
            observed: "a request to end the same call, while the action is open",
            hint: "tell your own hang-up by the user from one that the system asks for",
          });
        }
      },
    };
  },
};
