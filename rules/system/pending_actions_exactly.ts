import type { ActionId } from "../../actions/mod.ts";
import { together } from "../alone.ts";
import { actionIdOf, idOf, listsPending, performs, rings } from "../example.ts";
import { OfferedActions } from "../offered.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const performed = [
  ...rings("a"),
  performs("setMuted", "a"),
  performs("endCall", "a"),
] as const;
const both = [["setMuted", "a", false], ["endCall", "a", false]] as const;
const asked = { action: "endCall", callId: idOf("a") } as const;

/** Who asks for the pending actions of a kind on a call gets those, and no others. */
export const pendingActionsExactly: Rule = {
  id: "system/pending-actions-exactly",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxprovider/pendingcallactions(of:withcall:)")],
  refs: ["TX-10"],
  sees: "pendingListed",
  needs: ["waits"],
  statement: "The system gives as pending the open actions that are asked for, and no others.",
  because: "An app that completes what it finds there would complete the wrong action.",
  examples: {
    satisfied: [
      ...performed,
      listsPending(both, { ofCalls: [{ ...asked, actionIds: [actionIdOf("endCall", "a")] }] }),
    ],
    broken: [
      ...performed,
      listsPending(both, { ofCalls: [{ ...asked, actionIds: [actionIdOf("setMuted", "a")] }] }),
    ],
  },
  judge({ world, timing, exercised, violated }) {
    const offered = new OfferedActions({ world, timing });
    /** Whether it shows actions at all: it need not, and then lists none. */
    let hasActions = false;
    return together(offered.judge, {
      pendingListed(event) {
        const { actionIds, ofCalls } = event;
        hasActions ||= actionIds.length > 0;
        const blame = (id: ActionId, expected: string, observed: string) => {
          const action = offered.find(id)?.action;
          const callId = action && { callId: action.callId };
          violated({ at: event, ...callId, expected, observed: `${action?.kind} ${observed}` });
        };
        for (const id of [...actionIds, ...ofCalls.flatMap((each) => each.actionIds)]) {
          if (offered.find(id)?.isComplete) blame(id, "only open actions", "that is complete");
        }
        for (const { action: kind, callId, actionIds: ids } of ofCalls) {
          exercised();
          const stray = ids.find((id) => {
            const known = offered.find(id)?.action;
            return known &&
              (known.kind !== kind || known.callId.toLowerCase() !== callId.toLowerCase());
          });
          const expected = `only actions of the kind ${kind} on the call that was asked for`;
          if (stray !== undefined) blame(stray, expected, "of another kind or call");
        }
        if (!hasActions) return;
        const left = offered.all.find((each) =>
          offered.isOpen(each, event.at) && !actionIds.includes(each.action.id)
        );
        if (left) blame(left.action.id, "every open action, where no kind is given", "is missing");
      },
    });
  },
};
