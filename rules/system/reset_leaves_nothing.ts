import type { ActionId } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import { births } from "../births.ts";
import { actionIdOf, listsCalls, performs, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header, SPEAKERBOX } from "../source.ts";

/** A reset takes everything of the provider with it. */
export const resetLeavesNothing: Rule = {
  id: "system/reset-leaves-nothing",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [header("CXProvider"), SPEAKERBOX],
  refs: ["RST-03"],
  needs: ["tells.didReset"],
  statement: "The system has no call and no open action of before a reset once it has told of it.",
  because: "The app has forgotten them by then: what is left can be answered and ended by nobody.",
  examples: {
    satisfied: [
      ...rings("a"),
      listsCalls({ a: {} }),
      rests,
      { kind: "didReset", provider: 1 },
      listsCalls({}),
    ],
    broken: [
      ...rings("a"),
      performs("answerCall", "a"),
      { kind: "didReset", provider: 1 },
      {
        kind: "pendingListed",
        transactions: [],
        actionIds: [actionIdOf("answerCall", "a")],
        ofCalls: [],
      },
    ],
  },
  judge({ world, exercised, violated }) {
    /** Calls that lived when all was quiet last: of others the system may have heard since. */
    let settled = new Set<CallId>();
    const gone = new Set<CallId>();
    const dropped = new Set<ActionId>();
    function again(id: CallId): void {
      settled.delete(id);
      gone.delete(id);
    }
    return {
      // A reset waits for a delegate to hear of it: how old it is then nobody knows.
      delegateSet: () => void settled.clear(),
      ...births(again),
      didReset() {
        for (const id of settled) if (world.liveCall(id)) gone.add(id);
        for (const { action } of world.openActions) dropped.add(action.id);
        if (gone.size + dropped.size > 0) exercised();
      },
      callsListed(event) {
        const left = event.calls.find(({ id }) => gone.has(id));
        if (!left) return;
        violated({
          at: event,
          callId: left.id,
          expected: "no call of before the reset",
          observed: "it is listed",
          hint: "end every call of the provider before you say that it was reset",
        });
      },
      pendingListed(event) {
        const pending = [
          ...event.actionIds,
          ...event.transactions.flatMap(({ actions }) => actions.map(({ actionId }) => actionId)),
        ];
        if (!pending.some((id) => dropped.has(id))) return;
        violated({
          at: event,
          expected: "nothing pending of before the reset",
          observed: "an action that is pending still",
          hint: "drop every transaction at a reset, without a word",
        });
      },
      rested() {
        settled = new Set(world.systemList.map(({ id }) => id));
        gone.clear();
        dropped.clear();
      },
    };
  },
};
