import type { ActionId } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import { asksEngine, completes, idOf, performs, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { forum } from "../source.ts";

const rungOut = [
  ...rings("a"),
  { kind: "engineReported", report: "incoming", callId: idOf("a") },
  performs("endCall", "a"),
] as const;

/** Taps that move other calls as well: which ones, is the system's to say. */
const WIDE: ReadonlySet<string> = new Set(["endAndAccept", "holdAndAccept", "swap"]);

/** The system ends calls by itself, and by the same action. */
export const endHoweverAsked: Rule = {
  id: "app/end-however-asked",
  level: "must",
  since: "0.1.0",
  evidence: "stated",
  sources: [forum(765367)],
  refs: ["ACT-10"],
  statement: "The app cleans up after an end that the system decided on, " +
    "as after one that its user asked for.",
  because: "The far side rings on, or talks to nobody, where the app takes it for no real end.",
  examples: {
    satisfied: [
      ...rungOut,
      asksEngine("hangUp", "a"),
      completes("endCall", "a"),
      { kind: "engineSettled", ask: 1, operation: "hangUp", callId: idOf("a"), isSuccess: true },
      rests,
    ],
    broken: [...rungOut, completes("endCall", "a"), rests],
  },
  judge({ world, exercised, violated }) {
    const asked = new Set<CallId>();
    let isAllMoved = false;
    const decided = new Map<ActionId, CallId>();
    const owed = new Set<CallId>();
    return {
      userGestured({ gesture, callId }) {
        asked.add(callId);
        isAllMoved ||= WIDE.has(gesture);
      },
      headsetPressed: () => void (isAllMoved = true),
      appIntended({ callId }) {
        if (callId !== null) asked.add(callId);
      },
      requested({ actions }) {
        for (const { callId } of actions) asked.add(callId);
      },
      performed({ action: { id, kind, callId } }) {
        if (kind !== "endCall" || isAllMoved || asked.has(callId)) return;
        const leg = world.legs.get(callId);
        const call = world.calls.get(callId);
        if (call && !call.isOrphan && leg && leg !== "waiting") decided.set(id, callId);
      },
      completed({ actionId, outcome }) {
        const callId = decided.get(actionId);
        const isOpen = world.actions.get(actionId)?.status === "open";
        if (callId && isOpen && outcome === "fulfilled") owed.add(callId);
      },
      incomingReported: ({ callId }) => void owed.delete(callId),
      didReset: () => owed.clear(),
      rested(event) {
        for (const callId of owed) {
          owed.delete(callId);
          exercised();
          if (!world.legs.has(callId)) continue;
          violated({
            at: event,
            callId,
            expected: "the leg hung up after an end action that nobody here asked for",
            observed: "the end was fulfilled, and the leg is left",
            hint: "hang up in the end handler whoever asked: the action does not say who did",
          });
        }
        if (world.openActions.length > 0) return;
        isAllMoved = false;
        asked.clear();
      },
    };
  },
};
