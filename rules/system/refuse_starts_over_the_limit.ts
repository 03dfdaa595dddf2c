import type { CallId } from "../../call/mod.ts";
import type { EventOf, World } from "../../trace/mod.ts";
import {
  completes,
  makesProvider,
  performs,
  requests,
  rests,
  rings,
  settlesRequest,
} from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const full = [
  makesProvider({ maximumCallGroups: 1 }),
  ...rings("a"),
  performs("answerCall", "a"),
  completes("answerCall", "a"),
  requests("startCall", "b"),
] as const;

interface Doomed {
  readonly groups: readonly CallId[];
  readonly limit: number;
}

/** There are no more groups of calls than the configuration allows. */
export const refuseStartsOverTheLimit: Rule = {
  id: "system/refuse-starts-over-the-limit",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxerrorcoderequesttransactionerror.code/maximumcallgroupsreached")],
  refs: ["OUT-11"],
  needs: ["settles.startCall"],
  statement: "The system refuses a start that would make more groups of calls than the " +
    "configuration allows, with maximumCallGroupsReached.",
  because: "The app has said how many groups it can keep apart.",
  examples: {
    satisfied: [...full, settlesRequest("maximumCallGroupsReached"), rests],
    broken: [...full, settlesRequest(), rests],
  },
  judge({ world, exercised, violated }) {
    const doomed = new Map<number, Doomed>();
    const settled: (readonly [EventOf<"requestSettled">, CallId, Doomed])[] = [];
    let isArmed = false;
    let former = 0; // The limit before one that was set just now.
    return {
      refusalArmed: () => void (isArmed = true),
      configurationSet: () => void (former = Math.max(former, limitOf(world))),
      requested({ request, actions: [action, ...others] }) {
        if (action?.kind !== "startCall" || others.length > 0) return;
        if (isArmed || world.hurdles.size > 0 || world.calls.has(action.callId)) return;
        const groups = sureGroups(world);
        const limit = Math.max(former, limitOf(world));
        if (groups.length >= limit) doomed.set(request, { groups, limit });
      },
      requestSettled(event) {
        const found = doomed.get(event.request);
        const action = world.requests.get(event.request)?.actions[0];
        if (found && action) settled.push([event, action.callId, found]);
        doomed.delete(event.request);
      },
      didReset() {
        // The system may have had the reset before it took the request.
        doomed.clear();
        settled.length = 0;
      },
      rested() {
        former = 0;
        for (const [at, callId, { groups, limit }] of settled.splice(0)) {
          // One that the system had ended already did not count.
          const left = new Set(sureGroups(world));
          if (!groups.every((id) => left.has(id))) continue;
          exercised();
          if (at.error?.code === "maximumCallGroupsReached") continue;
          violated({
            at,
            callId,
            expected: `the start refused with maximumCallGroupsReached (7): the limit is ${limit}`,
            observed: at.error ? `refused with ${at.error.code}` : "accepted",
          });
        }
      },
    };
  },
};

/** The lowest limit of the providers cannot be meant where there are several: the highest is. */
function limitOf({ providers }: World): number {
  const limits = [...providers.values()].map(({ configuration }) =>
    configuration.maximumCallGroups
  );
  return limits.length > 0 ? Math.max(...limits) : Infinity;
}

/** A call of each group that counts for sure: none that rings, or is being ended. */
function sureGroups(world: World): readonly CallId[] {
  const groups = new Map<number | CallId, CallId>();
  const ending = new Set(
    world.openActions.filter(({ action }) => action.kind === "endCall").map(({ action }) =>
      action.callId
    ),
  );
  for (const { id } of world.calls.values()) {
    const call = world.liveCall(id);
    if (!call || call.phase === "ringing" || ending.has(id) || call.isGroupUnsure) continue;
    const group = call.group ?? id;
    if (!groups.has(group)) groups.set(group, id);
  }
  return [...groups.values()];
}
