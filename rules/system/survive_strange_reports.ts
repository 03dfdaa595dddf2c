import type { Call, CallId, Instant } from "../../call/mod.ts";
import type { EventKind, EventOf, TraceEvent } from "../../trace/mod.ts";
import { listsCalls, reportsEnd, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";
import { isOneMoment } from "../timing.ts";

/** What may itself change the calls: beside one of these a strange report is not judged. */
const OTHER_CAUSES: readonly EventKind[] = [
  "incomingReported",
  "requested",
  "completed",
  "timedOut",
  "configurationSet",
  "invalidated",
  "didReset",
  "processDied",
  "userGestured",
  "headsetPressed",
  "foreignActed",
  "phoneTurned",
  "quirkTurned",
];

type Report = EventOf<
  "callUpdated" | "outgoingConnecting" | "outgoingConnected" | "callEndReported"
>;

/** A report about a call that there is not does nothing. */
export const surviveStrangeReports: Rule = {
  id: "system/survive-strange-reports",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxprovider/reportcall(with:endedat:reason:)")],
  refs: ["END-06"],
  sees: "callsListed",
  statement: "The system leaves every call as it is when the app reports something of a call " +
    "that it does not know, or that has ended.",
  because: "Reports race with ends: one that comes too late must not hit another call.",
  examples: {
    satisfied: [
      ...rings("a"),
      listsCalls({ a: {} }),
      rests,
      reportsEnd("b"),
      listsCalls({ a: {} }),
      rests,
    ],
    broken: [
      ...rings("a"),
      listsCalls({ a: {} }),
      rests,
      reportsEnd("b"),
      listsCalls({}),
      rests,
    ],
  },
  judge({ world, timing, exercised, violated }) {
    /** What was listed when everything last rested; null once something else has happened. */
    let before: { readonly calls: readonly Call[]; readonly at: Instant } | null = null;
    let strange: Report | null = null;
    const disturb = (): void => void (before = null);
    function hear(event: Report): void {
      if (isStranger(event.callId)) strange ??= event;
      else disturb();
    }
    function isStranger(id: CallId): boolean {
      return !world.calls.has(id) && (world.ended.get(id)?.isSeenEnded ?? true);
    }
    function compare(at: TraceEvent, calls: readonly Call[], { callId }: Report): void {
      if (calls.length > 0) exercised();
      const changed = difference(calls, world.systemList);
      if (!changed) return;
      violated({
        at,
        callId: changed.id,
        expected: `no change of any call by a report about ${callId}, which is no live call`,
        observed: `call ${changed.id} ${changed.how}`,
        hint: "look the call up by its id, and do nothing where there is none",
      });
    }
    return {
      ...Object.fromEntries(OTHER_CAUSES.map((kind) => [kind, disturb])),
      callUpdated: hear,
      outgoingConnecting: hear,
      outgoingConnected: hear,
      callEndReported: hear,
      rested(event) {
        if (before && strange && isOneMoment(timing, before.at, event.at)) {
          compare(event, before.calls, strange);
        }
        before = { calls: world.systemList, at: event.at };
        strange = null;
      },
    };
  },
};

interface Difference {
  readonly id: CallId;
  readonly how: string;
}

function difference(before: readonly Call[], after: readonly Call[]): Difference | null {
  for (const call of before) {
    const now = after.find(({ id }) => id === call.id);
    if (!now) return { id: call.id, how: "is gone" };
    const isSame = now.isOnHold === call.isOnHold && now.hasConnected === call.hasConnected &&
      now.isOutgoing === call.isOutgoing;
    if (!isSame) return { id: call.id, how: "is another than before" };
  }
  const added = after.find(({ id }) => !before.some((call) => call.id === id));
  return added ? { id: added.id, how: "has appeared" } : null;
}
