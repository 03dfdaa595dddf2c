import type { CallId } from "../../call/mod.ts";
import { type Example, groupsAre, joins, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";

const joinsAnother: Example = [
  ...talks("a"),
  ...talks("b", 2),
  ...talks("c", 3),
  ...joins("a", "b"),
  ...joins("a", "c"),
];

/** Nobody talks in two groups. */
export const leaveAGroupFirst: Rule = {
  id: "app/leave-a-group-first",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXSetGroupCallAction")],
  refs: ["GRP-02"],
  sees: "appGrouped",
  statement: "The app takes a call out of its group when it is told to leave it, and before it " +
    "joins another.",
  because: "Those who were left behind would hear a conversation that is not theirs.",
  examples: {
    satisfied: [...joinsAnother, groupsAre(["a", "c"]), rests],
    broken: [...joinsAnother, groupsAre(["a", "b", "c"]), rests],
  },
  judge({ world, exercised, violated }) {
    /** With whom a call talked before it joined others. */
    const former = new Map<CallId, readonly CallId[]>();
    return {
      completed({ actionId, outcome }) {
        const given = world.actions.get(actionId);
        if (given?.status !== "open" || outcome !== "fulfilled") return;
        const { action } = given;
        if (action.kind !== "setGroup" || !world.liveCall(action.callId)) return;
        const to = action.callIdToGroupWith;
        if (to === null || world.liveCall(to)?.phase === "active") {
          former.set(action.callId, companionsOf(action.callId));
        }
      },
      appGrouped(event) {
        for (const [id, companions] of former) {
          const left = companions.filter((each) => world.liveCall(each) && !isTogether(id, each));
          if (!world.liveCall(id) || left.length === 0) continue;
          exercised();
          const ghost = left.find((each) =>
            event.groups.some((group) => group.includes(id) && group.includes(each))
          );
          if (ghost === undefined) continue;
          violated({
            at: event,
            callId: id,
            expected: `call ${ghost} left behind when the call left its group`,
            observed: "the app says that both still talk together",
            hint: "leave the old group first, whatever the action says beside",
          });
        }
        former.clear();
      },
    };

    function companionsOf(id: CallId): readonly CallId[] {
      return [...world.calls.keys()].filter((other) => other !== id && isTogether(id, other));
    }

    function isTogether(one: CallId, other: CallId): boolean {
      const group = world.calls.get(one)?.group ?? null;
      return group !== null && world.calls.get(other)?.group === group;
    }
  },
};
