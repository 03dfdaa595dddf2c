import type { ActionId } from "../../actions/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { completes, performs, returns } from "../example.ts";
import type { Rule } from "../rule.ts";
import { TUTORIAL } from "../source.ts";

/** A handler's action is complete when the handler is over. */
export const completeBeforeHandlerSettles: Rule = {
  id: "app/complete-before-handler-settles",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [TUTORIAL],
  refs: ["ACT-13"],
  unless: "defersCompletion",
  statement: "The app completes an action before the handler that was given it is over.",
  because: "An action that outlives its handler is easily forgotten on one of its paths.",
  examples: {
    satisfied: [performs("endCall", "a"), completes("endCall", "a"), returns("endCall", "a")],
    broken: [performs("endCall", "a"), returns("endCall", "a")],
  },
  judge({ world, exercised, violated }) {
    function over(at: TraceEvent, actionId: ActionId, failure: string | null): void {
      const given = world.actions.get(actionId);
      if (!given) return;
      exercised();
      // The system drops what is open of a call that it ends, and shows it later.
      if (given.status !== "open" || world.calls.get(given.action.callId)?.isUnsure) return;
      violated({
        at,
        callId: given.action.callId,
        expected: `${given.action.kind} completed when its handler is over`,
        observed: failure === null
          ? "the handler is over and the action still open"
          : `the handler failed with ${failure} and left the action open`,
        hint: "await the work in the handler, or declare the capability defersCompletion",
      });
    }
    return {
      handlerReturned(event) {
        if (!event.isAsync) over(event, event.actionId, event.thrown);
      },
      handlerSettled: (event) => over(event, event.actionId, event.rejected),
    };
  },
};
