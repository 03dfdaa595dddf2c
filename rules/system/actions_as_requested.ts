import type { ActionRequest, CallAction } from "../../actions/mod.ts";
import type { World } from "../../trace/mod.ts";
import { alone, strayField } from "../alone.ts";
import { performs, requests, rests, rings, settlesRequest } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";

/** What was requested is what is performed, whatever became of the objects. */
export const actionsAsRequested: Rule = {
  id: "system/actions-as-requested",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [header("CXTransaction")],
  refs: ["TX-15"],
  statement: "The system performs actions as they were when the app requested them.",
  because: "An app that uses its objects again would change what it has asked for already.",
  examples: {
    satisfied: [
      ...rings("a"),
      rests,
      requests({ kind: "setMuted", isMuted: true }, "a"),
      settlesRequest(),
      performs("setMuted", "a"),
      rests,
    ],
    broken: [
      ...rings("a"),
      rests,
      requests({ kind: "setMuted", isMuted: false }, "a"),
      settlesRequest(),
      performs("setMuted", "a"),
      rests,
    ],
  },
  judge: ({ world, timing, exercised, violated }) =>
    alone(timing, "requested", ({ cause, settled, offers }) => {
      // Where nobody hears of a result, what comes of the request shows that it was accepted.
      const isAccepted = cause.isUnanswered || settled?.error === null;
      if (!isAccepted || offers.length === 0) return;
      exercised();
      const given = offers.flatMap(({ at, actions }) => actions.map((action) => ({ at, action })));
      const isAsIs = (wish: ActionRequest) =>
        given.some(({ action }) => strayField(wish, action) === null);
      for (const wish of cause.actions) {
        const stray = given.find(({ action }) => isChanged(world, wish, action));
        const field = stray && strayField(wish, stray.action);
        if (isAsIs(wish) || !field) continue;
        violated({
          at: stray.at,
          callId: wish.callId,
          expected: `${wish.kind} with the ${field} ${valueOf(wish, field)}, as it was requested`,
          observed: `the ${field} ${valueOf(stray.action, field)}`,
          hint: "copy the actions when they are requested, before you return",
        });
        return;
      }
    }),
};

/** Whether an action stands for a request, though not as it was: what makes room is for others. */
function isChanged(world: World, wish: ActionRequest, action: CallAction): boolean {
  if (wish.kind !== action.kind) return false;
  const isKnown = world.calls.has(action.callId) || world.ended.has(action.callId) ||
    world.foreign.has(action.callId);
  return !isKnown || action.callId.toLowerCase() === wish.callId;
}

function valueOf(action: object, field: string): string {
  return JSON.stringify(Reflect.get(action, field));
}
