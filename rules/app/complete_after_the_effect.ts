import type { CallAction } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { TraceEvent, World } from "../../trace/mod.ts";
import { asksEngine, completes, idOf, performs, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, WWDC_2016 } from "../source.ts";

const ending = [
  ...rings("a"),
  { kind: "engineReported", report: "incoming", callId: idOf("a") },
  performs("endCall", "a"),
] as const;

type Kind = "endCall" | "setHeld" | "setMuted";

const EFFECTS: Readonly<Record<Kind, string>> = {
  endCall: "the engine was asked to hang up",
  setHeld: "its media stopped",
  setMuted: "the microphone was set",
};

/** An action is fulfilled once it is so. */
export const completeAfterTheEffect: Rule = {
  id: "app/complete-after-the-effect",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016, apple("callkit/cxaction/fulfill()")],
  refs: ["ACT-12"],
  statement: "The app fulfills an end, hold or mute only when its effect is real.",
  because: "The phone shows what is fulfilled, and what goes wrong after that is told to nobody.",
  examples: {
    satisfied: [...ending, asksEngine("hangUp", "a"), completes("endCall", "a"), rests],
    broken: [...ending, completes("endCall", "a"), asksEngine("hangUp", "a"), rests],
  },
  judge({ world, exercised, violated }) {
    const hungUp = new Set<CallId>();
    const muted = new Map<CallId, boolean>();
    /** What was fulfilled before its effect, which may be under way. */
    const early = new Set<CallAction>();
    function blame(kind: Kind, callId: CallId, effect: TraceEvent): void {
      const found = [...early].find((each) => each.kind === kind && each.callId === callId);
      if (!found) return;
      early.delete(found);
      if (found.kind === "setMuted" && found.isMuted !== muted.get(callId)) return;
      violated({
        at: effect,
        callId,
        expected: `${EFFECTS[kind]}, and then ${kind} fulfilled`,
        observed: effect.kind === "rested"
          ? `${kind} fulfilled, and nothing done`
          : `${kind} fulfilled first`,
        hint: "fulfill the action behind what it asks for, not before",
      });
    }
    return {
      performed({ action }) {
        for (const each of early) {
          if (each.kind === action.kind && each.callId === action.callId) early.delete(each);
        }
      },
      completed(event) {
        const given = world.actions.get(event.actionId);
        if (given?.status !== "open" || event.outcome === "failed") return;
        const isSo = isReal(given.action, world, { hungUp, muted });
        if (isSo === null) return;
        exercised();
        if (!isSo) early.add(given.action);
      },
      engineReported({ report, callId }) {
        if (report === "incoming") hungUp.delete(callId);
      },
      engineAsked(event) {
        if (event.operation === "dial") hungUp.delete(event.callId);
        if (event.operation !== "hangUp") return;
        hungUp.add(event.callId);
        blame("endCall", event.callId, event);
      },
      mediaStopped: (event) => blame("setHeld", event.callId, event),
      microphoneSet(event) {
        muted.set(event.callId, event.isMuted);
        blame("setMuted", event.callId, event);
      },
      didReset: () => early.clear(),
      rested(event) {
        for (const { callId } of early) {
          if (world.legs.has(callId) && !world.calls.has(callId)) blame("endCall", callId, event);
        }
        early.clear();
      },
    };
  },
};

/** What the app has done so far. */
interface Done {
  readonly hungUp: ReadonlySet<CallId>;
  readonly muted: ReadonlyMap<CallId, boolean>;
}

/** Whether what was asked for is so; null: the kit cannot see it. */
function isReal(action: CallAction, world: World, { hungUp, muted }: Done): boolean | null {
  const { callId } = action;
  const leg = world.legs.get(callId);
  switch (action.kind) {
    case "endCall":
      if (hungUp.has(callId)) return true;
      return leg && leg !== "waiting" && world.calls.has(callId) ? false : null;
    case "setHeld":
      return action.isOnHold && leg === "connected" ? !world.media.has(callId) : null;
    case "setMuted":
      return leg === "connected" ? (muted.get(callId) ?? false) === action.isMuted : null;
    default:
      return null;
  }
}
