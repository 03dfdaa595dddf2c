import type { Call } from "../../call/mod.ts";
import type { World } from "../../trace/mod.ts";
import { holds, idOf, observes, rests, talks } from "../example.ts";
import type { ExampleLine } from "../example.ts";
import type { Rule } from "../rule.ts";
import { WWDC_2016 } from "../source.ts";

const isOnHold = { isOutgoing: false, isOnHold: true, hasConnected: true, hasEnded: false };
const listed: ExampleLine = {
  kind: "callsListed",
  calls: [{ id: idOf("a"), ...isOnHold }, { id: idOf("b"), ...isOnHold, isOnHold: false }],
};
const bothListed: ExampleLine = {
  kind: "callsListed",
  calls: ["a", "b"].map((call) => ({ id: idOf(call), ...isOnHold, isOnHold: false })),
};

/** Whoever comes to the front puts the others on hold, or ends them. */
export const oneGroupInFront: Rule = {
  id: "system/one-group-in-front",
  level: "should",
  since: "0.1.0",
  evidence: "derived",
  sources: [WWDC_2016],
  refs: ["HLD-03"],
  statement: "The system keeps one call, or one group of calls, connected and off hold at most.",
  because: "The user has one microphone: whoever else is off hold hears what is not for them.",
  examples: {
    satisfied: [...talks("a"), ...holds("a"), ...talks("b", 2), listed, rests],
    broken: [
      ...talks("a"),
      ...talks("b", 2),
      observes("a", { hasConnected: true }),
      bothListed,
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    let isListed = false;
    let isGrouping = false;
    return {
      completed({ actionId, outcome }) {
        const action = world.actions.get(actionId)?.action;
        if (action?.kind !== "setGroup" || outcome !== "fulfilled") return;
        // Who joins somebody leaves others in front, or comes there beside one that is to make room:
        // nobody says what is next.
        isGrouping ||= action.callIdToGroupWith !== null;
      },
      callsListed() {
        isListed = true;
      },
      rested(event) {
        const connected = world.systemList.filter(({ hasConnected }) => hasConnected);
        if (connected.length < 2) isGrouping = false;
        // While an action is open, one that makes room may wait behind it.
        const isSure = isListed && world.openActions.length === 0 &&
          connected.every(({ id }) => isKnown(world, id));
        isListed = false;
        if (!isSure || isGrouping || connected.length < 2) return;
        exercised();
        const front = connected.filter(({ isOnHold }) => !isOnHold);
        const groups = new Set(front.map(({ id }) => world.calls.get(id)?.group ?? id));
        const [, second] = front;
        if (groups.size < 2 || !second) return;
        violated({
          at: event,
          callId: second.id,
          expected: "one call, or one group, connected and off hold",
          observed: `${groups.size} of them: ${front.map(({ id }) => id).join(", ")}`,
          hint: "end what neither went on hold nor ended when another call came to the front",
        });
      },
    };
  },
};

/** Whether it is sure of a call with whom it talks, if it is not another app's. */
function isKnown(world: World, id: Call["id"]): boolean {
  if (world.foreign.has(id)) return true;
  const call = world.liveCall(id);
  return call !== undefined && !call.isGroupUnsure;
}
