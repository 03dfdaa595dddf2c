import type { CallId } from "../../call/mod.ts";
import { completes, type Example, joins, performs, rests, shows, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const oneOfTwoEnds: Example = [
  ...talks("a"),
  ...talks("b", 2),
  ...joins("a", "b"),
  shows({ a: { others: 1 }, b: { others: 1 } }),
  performs("endCall", "b"),
  completes("endCall", "b"),
];

/** Who has hung up talks together with nobody. */
export const endedCallsLeaveGroups: Rule = {
  id: "system/ended-calls-leave-groups",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxcall/hasended")],
  refs: ["GRP-06"],
  sees: "screenSeen",
  needs: ["tells.setGroup"],
  statement: "The system counts a call that ended no more among those who talk together.",
  because: "The group would show somebody who has gone, and be full before it is.",
  examples: {
    satisfied: [...oneOfTwoEnds, shows({ a: { others: 0 } }), rests],
    broken: [...oneOfTwoEnds, shows({ a: { others: 1 } }), rests],
  },
  judge({ world, exercised, violated }) {
    const bereaved = new Set<CallId>();
    return {
      completed({ actionId }) {
        const given = world.actions.get(actionId);
        if (given?.status === "open" && given.action.kind === "endCall") {
          bereave(given.action.callId);
        }
      },
      callEndReported: ({ callId }) => bereave(callId),
      observed({ call: { id, hasEnded } }) {
        if (hasEnded) bereave(id);
      },
      screenSeen(event) {
        for (const { callId, others } of event.cards) {
          const call = world.liveCall(callId);
          if (!bereaved.has(callId) || !call || call.isGroupUnsure) continue;
          exercised();
          const left = companionsOf(callId).length;
          if (others <= left) continue;
          violated({
            at: event,
            callId,
            expected: left === 0 ? "the call alone" : `it talks with ${left}`,
            observed: `the phone shows that ${others} talk together with it: one has ended`,
            hint: "take a call out of its group in the same step in which it ends",
          });
        }
      },
      rested: () => bereaved.clear(),
    };

    function companionsOf(id: CallId): readonly CallId[] {
      const group = world.calls.get(id)?.group ?? null;
      return [...world.calls.values()].filter((call) =>
        group !== null && call.group === group && call.id !== id
      ).map((call) => call.id);
    }

    function bereave(id: CallId): void {
      for (const companion of companionsOf(id)) bereaved.add(companion);
    }
  },
};
