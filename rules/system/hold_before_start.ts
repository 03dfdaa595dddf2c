import type { CallId } from "../../call/mod.ts";
import type { EventOf, PerformedAction, World } from "../../trace/mod.ts";
import { performs, requests, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { WWDC_2016 } from "../source.ts";

/** A start that was requested while calls were running. */
interface Start {
  /** Whether there were any. */
  readonly isBeside: boolean;
  /** Those that nobody has been asked to hold or to end since. */
  readonly running: Set<CallId>;
  /** When it was performed. */
  performed: EventOf<"performed"> | null;
}

/** What runs makes room for what begins. */
export const holdBeforeStart: Rule = {
  id: "system/hold-before-start",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016],
  refs: ["OUT-10"],
  needs: ["requests.startCall"],
  statement:
    "The system has the app hold the running call, or end it, when it lets a new one start.",
  because: "The user can talk in one call at a time, and the app must not have to think of it.",
  examples: {
    satisfied: [
      ...talks("a"),
      requests("startCall", "b"),
      performs("setHeld", "a"),
      performs("startCall", "b"),
      rests,
    ],
    broken: [...talks("a"), requests("startCall", "b"), performs("startCall", "b"), rests],
  },
  judge({ world, exercised, violated }) {
    const starts = new Map<CallId, Start>();
    /** Whether calls were grouped since one was alone: who is in front is not sure any more. */
    let isGrouping = false;
    function take({ action }: PerformedAction): void {
      if (action.kind === "setGroup") return starts.clear(); // Who is in front may change.
      const makesRoom = action.kind === "endCall" || action.kind === "setHeld" && action.isOnHold;
      if (!makesRoom) return;
      // Those that talk together go one after the other.
      const together = membersOf(world, action.callId);
      for (const { running } of starts.values()) for (const id of together) running.delete(id);
    }
    return {
      requested({ actions: [action, ...others] }) {
        // A request of several actions may itself move what runs.
        if (action?.kind !== "startCall" || others.length > 0) return;
        if (isGrouping || world.calls.has(action.callId) || areSeveralInFront(world)) return;
        const running = new Set(runningIn(world));
        starts.set(action.callId, { isBeside: running.size > 0, running, performed: null });
      },
      executeAsked: ({ actions }) => actions.forEach(take),
      completed({ actionId }) {
        isGrouping ||= world.actions.get(actionId)?.action.kind === "setGroup";
      },
      performed(event) {
        take(event);
        const start = starts.get(event.action.callId);
        if (event.action.kind === "startCall" && start) start.performed = event;
      },
      didReset: () => starts.clear(),
      rested() {
        if (world.calls.size < 2) isGrouping = false;
        const now = new Set(runningIn(world));
        for (const [callId, { isBeside, running, performed }] of starts) {
          if (!isBeside || !performed || !world.liveCall(callId)) continue;
          exercised();
          // What was over already, or is on hold by now, was not in the way.
          const inTheWay = [...running].find((id) => now.has(id));
          if (inTheWay === undefined) continue;
          violated({
            at: performed,
            callId: inTheWay,
            expected: "setHeld or endCall for the running call, before the new one starts",
            observed: `the start of call ${callId}, beside a call that runs on`,
          });
        }
        starts.clear();
      },
    };
  },
};

/** Whether calls run beside each other, as where a hold failed: which makes room nobody says then. */
function areSeveralInFront({ calls }: World): boolean {
  const running = [...calls.values()].filter(({ phase, isOnHold }) =>
    phase !== "ringing" && !isOnHold
  );
  return new Set(running.map(({ id, group }) => group ?? id)).size > 1;
}

/** The app's calls that are in front for sure, and that nothing is about to move. */
function runningIn(world: World): readonly CallId[] {
  const moving = new Set(
    world.openActions
      .filter(({ action: { kind } }) => MOVES.has(kind))
      .map(({ action }) => action.callId),
  );
  return [...world.calls.keys()].filter((id) => {
    const call = world.liveCall(id);
    const isInFront = call?.phase === "active" && !call.isOnHold && !call.isHoldUnsure;
    return isInFront && !call.isGroupUnsure && !moving.has(id);
  });
}

const MOVES: ReadonlySet<string> = new Set(["endCall", "setHeld", "setGroup"]);

function membersOf({ calls }: World, id: CallId): readonly CallId[] {
  const group = calls.get(id)?.group ?? null;
  if (group === null) return [id];
  return [...calls.values()].filter((each) => each.group === group).map((each) => each.id);
}
