import type { CallId } from "../../call/mod.ts";
import { lists, requests, rests, settlesRequest } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const refused = [
  requests("startCall", "a"),
  settlesRequest("maximumCallGroupsReached"),
] as const;

/** A call that the system did not let start is no call. */
export const dropRefusedStarts: Rule = {
  id: "app/drop-refused-starts",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxcallcontroller")],
  refs: ["TX-16"],
  statement: "The app keeps nothing of a call whose start was refused, whatever the error.",
  because: "No action will ever come for it: what is kept of it can never be ended.",
  examples: {
    satisfied: [...refused, lists(), rests],
    broken: [...refused, lists("a"), rests],
  },
  judge({ world, exercised, violated }) {
    const refused = new Map<CallId, string>();
    return {
      requestSettled({ request, error }) {
        for (const { kind, callId } of world.requests.get(request)?.actions ?? []) {
          if (kind === "startCall" && error) refused.set(callId, error.code);
        }
      },
      rested(event) {
        for (const [callId, code] of refused) {
          refused.delete(callId);
          // A call of that id may have been there before, or come since.
          const isLive = world.calls.has(callId) ||
            world.systemList.some(({ id }) => id === callId);
          if (isLive) continue;
          exercised();
          const leg = world.legs.get(callId);
          const left = world.appList.includes(callId)
            ? "a call that the app lists"
            : leg !== undefined && leg !== "waiting"
            ? `a network leg that is ${leg}`
            : null;
          if (left === null) continue;
          violated({
            at: event,
            callId,
            expected: `nothing of the call, since its start was refused with ${code}`,
            observed: left,
            hint: "do nothing for a call before its start is performed",
          });
        }
      },
    };
  },
};
