import type { CallId, Instant } from "../../call/mod.ts";
import type { EventOf, TraceEvent } from "../../trace/mod.ts";
import { configures, makesProvider, observes, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";
import { isOneMoment } from "../timing.ts";

/** A new configuration ends no call. */
export const configurationSparesLiveCalls: Rule = {
  id: "system/configuration-spares-live-calls",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxprovider/configuration")],
  refs: ["PRV-15"],
  statement: "The system ends no live call because its provider gets another configuration.",
  because: "Apps set it again at any time, also in calls: it is for what they ask from then on.",
  examples: {
    satisfied: [
      makesProvider(),
      ...rings("a"),
      rests,
      configures({ maximumCallGroups: 1 }),
      rests,
    ],
    broken: [
      makesProvider(),
      ...rings("a"),
      rests,
      configures({ maximumCallGroups: 1 }),
      observes("a", { hasEnded: true }),
      rests,
    ],
  },
  judge({ world, timing, exercised, violated }) {
    /** When all was at rest, where nothing has happened since that might end a call. */
    let restedAt: Instant | null = null;
    let change: EventOf<"configurationSet"> | null = null;
    let live = new Set<CallId>();
    const lost = new Map<CallId, TraceEvent>();
    const forget = () => {
      restedAt = null;
      change = null;
      lost.clear();
    };
    function isGone(at: TraceEvent, id: CallId): void {
      // Ended by something else, it is known to have ended.
      if (change && isOneMoment(timing, change.at, at.at) && live.has(id) && world.liveCall(id)) {
        lost.set(id, at);
      }
    }
    return {
      configurationSet(event) {
        if (restedAt === null || !isOneMoment(timing, restedAt, event.at)) return;
        change = event;
        live = new Set([...world.calls.keys()].filter((id) => isAtRest(id)));
        for (const _ of live) exercised();
      },
      observed(event) {
        if (event.call.hasEnded) isGone(event, event.call.id);
      },
      callsListed(event) {
        for (const id of live) if (!event.calls.some((call) => call.id === id)) isGone(event, id);
      },
      // Whatever else happens may be what ended it.
      executeAsked: forget,
      performed: forget,
      timedOut: forget,
      didReset: forget,
      invalidated: forget,
      processDied: forget,
      requested: forget,
      userGestured: forget,
      headsetPressed: forget,
      foreignActed: forget,
      rested({ at: now }) {
        for (const [callId, at] of lost) {
          violated({
            at,
            callId,
            expected: "the call live, as it was before the new configuration",
            observed: "it has ended, and nothing else had happened",
            hint: "hold a new limit against later requests, not against the calls there are",
          });
        }
        forget();
        restedAt = now;
      },
    };

    function isAtRest(id: CallId): boolean {
      return world.liveCall(id) !== undefined &&
        !world.openActions.some(({ action }) => action.callId === id);
    }
  },
};
