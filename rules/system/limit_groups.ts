import type { CallId } from "../../call/mod.ts";
import type { EventOf, World } from "../../trace/mod.ts";
import {
  type Example,
  idOf,
  makesProvider,
  requests,
  rests,
  settlesRequest,
  talks,
} from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const asksForAPair: Example = [
  makesProvider({ maximumCallsPerCallGroup: 1 }),
  ...talks("a"),
  ...talks("b", 2),
  rests,
  requests({ kind: "setGroup", callIdToGroupWith: idOf("b") }, "a", 3),
];

/** The configuration says how many may talk together. */
export const limitGroups: Rule = {
  id: "system/limit-groups",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxproviderconfiguration/maximumcallspercallgroup")],
  refs: ["GRP-03"],
  needs: ["settles.setGroup"],
  statement: "The system lets no more calls talk together than the configuration allows.",
  because: "The app mixes so many voices: it cannot let in one more.",
  examples: {
    satisfied: [...asksForAPair, settlesRequest("maximumCallGroupsReached", 3), rests],
    broken: [...asksForAPair, settlesRequest(null, 3), rests],
  },
  judge({ world, exercised, violated }) {
    const doomed = new Map<number, readonly CallId[]>();
    const accepted = new Map<EventOf<"requestSettled">, readonly CallId[]>();
    /** The limit before one that was set just now, and the highest since there was no call. */
    let former = 0;
    let highest = 0;
    return {
      requested({ request, actions: [only, ...more] }) {
        if (only?.kind !== "setGroup" || !only.callIdToGroupWith || more.length > 0) return;
        const group = sureGroup(world, only.callIdToGroupWith);
        const isFull = group.length >= Math.max(former, limitOf(world));
        if (!isFull || group.includes(only.callId)) return;
        if (world.liveCall(only.callId)) doomed.set(request, group);
      },
      requestSettled(event) {
        const group = doomed.get(event.request);
        if (!group || !doomed.delete(event.request)) return;
        exercised();
        if (!event.error) accepted.set(event, group);
      },
      didReset() {
        // The calls may have been gone by the reset, of which the app hears only now.
        doomed.clear();
        accepted.clear();
      },
      screenSeen(event) {
        // A group may be older than the limit that is in force.
        highest = Math.max(highest, limitOf(world));
        const card = event.cards.find(({ others }) => others >= highest);
        if (!card || !world.liveCall(card.callId)) return;
        violated({
          at: event,
          callId: card.callId,
          expected: `${highest} calls in a group at most`,
          observed: `the phone shows that ${card.others} others talk together with it`,
        });
      },
      rested() {
        former = limitOf(world);
        if (world.calls.size === 0) highest = 0;
        for (const [at, group] of accepted) {
          // One that the system had ended already was no member.
          if (group.some((id) => world.ended.get(id)?.by === "system")) continue;
          violated({
            at,
            ...(group[0] && { callId: group[0] }),
            expected: `the request refused with maximumCallGroupsReached (7): ` +
              `${group.length} talk together, and maximumCallsPerCallGroup is ${limitOf(world)}`,
            observed: "accepted",
            hint: "count when a request comes, with the configuration that is in force then",
          });
        }
        accepted.clear();
      },
    };
  },
};

/** The limit of the providers; where there are several, the highest. */
function limitOf({ providers }: World): number {
  const limits = [...providers.values()].map(({ configuration }) =>
    configuration.maximumCallsPerCallGroup
  );
  return limits.length > 0 ? Math.max(...limits) : Infinity;
}

/** Those who talk together with a call, itself among them, but for who is being ended. */
function sureGroup(world: World, id: CallId): readonly CallId[] {
  const other = world.liveCall(id);
  if (!other || other.isGroupUnsure) return [];
  const isEnding = (member: CallId) =>
    world.openActions.some(({ action }) => action.kind === "endCall" && action.callId === member);
  return [...world.calls.values()]
    .filter((call) => call === other || call.group !== null && call.group === other.group)
    .filter((call) => world.liveCall(call.id) && !isEnding(call.id))
    .map((call) => call.id);
}
