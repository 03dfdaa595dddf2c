import type { CallAction } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { World } from "../../trace/mod.ts";
import {
  completes,
  type Example,
  gestures,
  holds,
  performs,
  performsSo,
  rests,
  talks,
} from "../example.ts";
import type { Rule } from "../rule.ts";
import { forum } from "../source.ts";

const userEndsTheOther: Example = [
  ...talks("a"),
  ...holds("a"),
  ...talks("b", 2),
  rests,
  gestures("end", "b"),
  performs("endCall", "b"),
  completes("endCall", "b"),
];

/** Who ends the call in front goes back to the one on hold. */
export const resumeAfterOwnEnd: Rule = {
  id: "system/resume-after-own-end",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [forum(749202), forum(715488)],
  refs: ["HLD-07"],
  needs: ["tells.observed"],
  statement: "The system takes the call on hold off it when the user ends the one in front.",
  because: "There is nobody else left to talk to, and the phone is at the user's ear.",
  examples: {
    satisfied: [
      ...userEndsTheOther,
      performsSo({ kind: "setHeld", isOnHold: false }, "a"),
      rests,
    ],
    broken: [...userEndsTheOther, rests],
  },
  judge({ world, exercised, violated }) {
    /** The call that the user ends, and the one that is to come back. */
    let owed: { readonly ending: CallId; readonly held: CallId } | null = null;
    let isQuiet = false;
    const forget = () => {
      isQuiet = false;
      owed = null;
    };
    const note = (action: CallAction) => {
      if (action.callId !== owed?.held) return;
      if (action.kind === "setHeld" && !action.isOnHold) exercised();
      owed = null;
    };
    return {
      userGestured({ gesture, callId }) {
        const held = isQuiet && gesture === "end" ? onlyOneOnHold(world, callId) : undefined;
        forget();
        if (held !== undefined) owed = { ending: callId, held };
      },
      requested: forget,
      incomingReported: forget,
      callUpdated: forget,
      callEndReported: forget,
      headsetPressed: forget,
      foreignActed: forget,
      quirkTurned: forget,
      timedOut: forget,
      didReset: forget,
      invalidated: forget,
      processDied: forget,
      executeAsked: ({ actions }) => actions.forEach(({ action }) => note(action)),
      performed: ({ action }) => note(action),
      rested(event) {
        isQuiet = true;
        if (!owed || world.calls.has(owed.ending)) return;
        const { ending, held } = owed;
        owed = null;
        if (world.ended.get(ending)?.by !== "endAction" || !world.liveCall(held)) return;
        exercised();
        violated({
          at: event,
          callId: held,
          expected: "an action that takes the call off hold: the user ended the other one",
          observed: "nothing: it stays on hold, and nobody is in front",
        });
      },
    };
  },
};

/** The one call beside another, where it is on hold for sure and can come off it. */
function onlyOneOnHold(world: World, ending: CallId): CallId | undefined {
  const [first, second, ...more] = world.calls.values();
  if (!first || !second || more.length > 0 || world.foreign.size > 0) return undefined;
  const [front, held] = first.id === ending ? [first, second] : [second, first];
  const isSure = [front, held].every((call) =>
    world.liveCall(call.id) && call.phase === "active" && !call.isHoldUnsure && call.group === null
  );
  if (!isSure || front.id !== ending || front.isOnHold || !held.isOnHold) return undefined;
  const canResume = held.info.supportsHolding !== false && held.seen?.isOnHold === true;
  return canResume && world.openActions.length === 0 ? held.id : undefined;
}
