import type { CallId } from "../../call/mod.ts";
import { completes, lists, performs, requests, rests, settlesRequest } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header, WWDC_2016 } from "../source.ts";

const failed = [
  requests("startCall", "a"),
  settlesRequest(),
  performs("startCall", "a"),
  completes("startCall", "a", "failed"),
  { kind: "callsListed", calls: [] },
] as const;

/** Accepted is not done: how a start ends is told to the delegate. */
export const acceptanceIsNotSuccess: Rule = {
  id: "app/acceptance-is-not-success",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    header("CXCallController"),
    WWDC_2016,
    apple("callkit/cxcallcontroller/request(_:completion:)"),
  ],
  refs: ["TX-04"],
  statement: "The app shows no call whose start was accepted, and then failed or timed out.",
  because: "The promise of a request says that it was accepted: whether it is done comes later.",
  examples: {
    satisfied: [...failed, lists(), rests],
    broken: [...failed, lists("a"), rests],
  },
  judge({ world, exercised, violated }) {
    const accepted = new Set<CallId>();
    const undone = new Map<CallId, string>();
    return {
      requestSettled({ request, error }) {
        for (const { kind, callId } of world.requests.get(request)?.actions ?? []) {
          if (kind === "startCall" && !error) accepted.add(callId);
        }
      },
      completed({ actionId, outcome }) {
        const { action, status } = world.actions.get(actionId) ?? {};
        if (action?.kind !== "startCall" || status !== "open" || outcome !== "failed") return;
        undone.set(action.callId, "whose start action failed");
      },
      timedOut({ action, callId }) {
        if (action === "startCall") undone.set(callId, "whose start action timed out");
      },
      rested(event) {
        for (const [callId, how] of undone) {
          undone.delete(callId);
          // It may live all the same, or again.
          const isLive = world.calls.has(callId) ||
            world.systemList.some(({ id }) => id === callId);
          if (!accepted.delete(callId) || isLive) continue;
          exercised();
          if (!world.appList.includes(callId)) continue;
          violated({
            at: event,
            callId,
            expected: "the call gone from the app's list, since it was never placed",
            observed: `the app lists a call ${how}`,
            hint: "list a call when its start is performed, and take it off when that fails",
          });
        }
      },
    };
  },
};
