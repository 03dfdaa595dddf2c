import type { CallId } from "../../call/mod.ts";
import type { World } from "../../trace/mod.ts";
import { idOf, requests, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, WWDC_2016 } from "../source.ts";

const tap = { kind: "appIntended", intent: "setMuted", callId: idOf("a"), isOn: true } as const;

/** A tap on the app's mute button asks the system. */
export const muteByRequest: Rule = {
  id: "app/mute-by-request",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016, apple("callkit/cxsetmutedcallaction")],
  refs: ["MUT-02"],
  sees: "appIntended",
  where: (event) => event.kind === "appIntended" && event.intent === "setMuted",
  statement: "The app answers a tap on its mute button by requesting a mute action for that call.",
  because: "The phone's own screen shows the microphone as it was otherwise.",
  examples: {
    satisfied: [
      ...talks("a"),
      tap,
      requests({ kind: "setMuted", isMuted: true }, "a"),
      rests,
    ],
    broken: [
      ...talks("a"),
      tap,
      { kind: "microphoneSet", callId: idOf("a"), isMuted: true },
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    const owed = new Set<CallId>();
    return {
      appIntended({ intent, callId, isOn }) {
        if (intent !== "setMuted" || callId === null) return;
        // A second tap may take back the first, before the app has asked for anything.
        if (owed.delete(callId) || !isForChange(world, callId, isOn)) return;
        owed.add(callId);
      },
      requested({ actions }) {
        for (const { kind, callId } of actions) {
          if (kind === "setMuted" && owed.delete(callId)) exercised();
        }
      },
      rested(event) {
        for (const callId of owed) {
          owed.delete(callId);
          if (!isTalking(world, callId)) continue;
          exercised();
          violated({
            at: event,
            callId,
            expected: "a request with setMuted after the tap",
            observed: "no request for that call",
            hint: "ask the call controller, and set the microphone in the handler of setMuted",
          });
        }
      },
    };
  },
};

/** Whether the tap asks for what is not so, and nobody has asked for it before. */
function isForChange(world: World, id: CallId, isOn?: boolean): boolean {
  const call = world.liveCall(id);
  const isAsked = [...world.requests.values()].some(({ actions }) =>
    actions.some(({ kind, callId }) => kind === "setMuted" && callId === id)
  );
  return isTalking(world, id) && call?.isMuted !== isOn && !isAsked;
}

/** Whether the call is connected, off hold, and the app has nothing to do for it. */
function isTalking(world: World, id: CallId): boolean {
  const call = world.liveCall(id);
  return call?.phase === "active" && !call.isOnHold &&
    !world.openActions.some(({ action }) => action.callId === id);
}
