import type { CallId } from "../../call/mod.ts";
import { joins, shows, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** A group action moves its call. */
export const joinAndLeaveGroups: Rule = {
  id: "system/join-and-leave-groups",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxsetgroupcallaction/calluuidtogroupwith")],
  refs: ["GRP-01"],
  sees: "screenSeen",
  needs: ["tells.setGroup"],
  statement:
    "The system lets a call join the other when its group action is fulfilled, and leave " +
    "its group where the action names no other.",
  because: "The app mixes their audio by then: the screen would show who no longer talks to whom.",
  examples: {
    satisfied: [
      ...talks("a"),
      ...talks("b", 2),
      ...joins("a", "b"),
      shows({ a: { others: 1 }, b: { others: 1 } }),
    ],
    broken: [...talks("a"), ...talks("b", 2), ...joins("a", "b"), shows({ a: {}, b: {} })],
  },
  judge({ world, exercised, violated }) {
    const moved = new Set<CallId>();
    return {
      completed({ actionId, outcome }) {
        const known = world.actions.get(actionId);
        if (known?.status !== "open" || outcome !== "fulfilled") return;
        if (known.action.kind === "setGroup") moved.add(known.action.callId);
      },
      screenSeen(event) {
        for (const id of moved) {
          const wanted = othersOf(id);
          const card = event.cards.find(({ callId }) => callId === id);
          if (wanted === null || !card) continue;
          exercised();
          if (card.others === wanted) continue;
          violated({
            at: event,
            callId: id,
            expected: `${wanted} who talk together with the call`,
            observed: `${card.others}`,
            hint: "a group action with a call joins that call's group, one with null leaves",
          });
        }
        moved.clear();
      },
    };

    /** How many talk together with a call; null where that is not sure. */
    function othersOf(id: CallId): number | null {
      const call = world.liveCall(id);
      if (!call) return null;
      const members = call.group === null
        ? [call]
        : [...world.calls.values()].filter(({ group }) => group === call.group);
      const isSure = members.every((each) => !each.isGroupUnsure && world.liveCall(each.id));
      return isSure ? members.length - 1 : null;
    }
  },
};
