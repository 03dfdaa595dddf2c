import type { ActionRequest } from "../../actions/mod.ts";
import type { CallId, Instant } from "../../call/mod.ts";
import {
  completes,
  type Example,
  holds,
  idOf,
  performs,
  requests,
  rests,
  talks,
} from "../example.ts";
import type { Rule } from "../rule.ts";
import { forum, type Source } from "../source.ts";
import { isToCome } from "../timing.ts";

const LINPHONE: Source = {
  title: "BelledonneCommunications/linphone-iphone, ProviderDelegate.swift",
  url: "https://github.com/BelledonneCommunications/linphone-iphone",
};

const tapsResumeWhileTheOtherIsBeingHeld: Example = [
  ...talks("a"),
  ...holds("a"),
  ...talks("b", 2),
  performs("setHeld", "b"),
  { kind: "appIntended", intent: "setHeld", callId: idOf("a"), isOn: false },
];

/** One call goes before the other comes. */
export const holdBeforeResuming: Rule = {
  id: "app/hold-before-resuming",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [LINPHONE, forum(715488)],
  refs: ["HLD-08"],
  statement: "The app asks to start or resume a call only once it has completed the hold of " +
    "another.",
  because: "A system that finds two calls in front has been seen to end one of them.",
  examples: {
    satisfied: [
      ...tapsResumeWhileTheOtherIsBeingHeld,
      completes("setHeld", "b"),
      requests({ kind: "setHeld", isOnHold: false }, "a"),
      rests,
    ],
    broken: [
      ...tapsResumeWhileTheOtherIsBeingHeld,
      requests({ kind: "setHeld", isOnHold: false }, "a"),
      rests,
    ],
  },
  judge({ world, timing, exercised, violated }) {
    let isTempted = false;
    return {
      appIntended({ at, intent, callId, isOn }) {
        const isComing = intent === "start" || intent === "setHeld" && isOn === false;
        if (isComing && holdBeside(callId === null ? [] : [callId], at)) isTempted = true;
      },
      requested(event) {
        if (!event.actions.some(isComing)) return;
        const pending = holdBeside(event.actions.map(({ callId }) => callId), event.at);
        if (pending || isTempted) exercised();
        isTempted = false;
        if (!pending) return;
        violated({
          at: event,
          callId: pending,
          expected: "the hold of the other call completed first",
          observed: "a request for one call to come while the other is being put on hold",
          hint: "wait for the hold that is under way, and ask then",
        });
      },
    };

    /** A call that the app is putting on hold, beside those that are meant. */
    function holdBeside(meant: readonly CallId[], now: Instant): CallId | undefined {
      return world.openActions.find(({ action, timeoutAt }) =>
        action.kind === "setHeld" && action.isOnHold && isToCome(timing, timeoutAt, now) &&
        !meant.includes(action.callId) && world.liveCall(action.callId)
      )?.action.callId;
    }
  },
};

/** Whether an action brings a call to the front. */
function isComing(action: ActionRequest): boolean {
  return action.kind === "startCall" || action.kind === "setHeld" && !action.isOnHold;
}
