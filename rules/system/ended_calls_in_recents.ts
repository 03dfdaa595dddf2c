import type { CallId } from "../../call/mod.ts";
import type { EndedCall, EventOf } from "../../trace/mod.ts";
import { makesProvider, reportsEnd, rests, rings, showsInRecents } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** The ways of ending of which it is sure that they leave a trace. */
const SURE: readonly EndedCall["by"][] = ["endAction", "report"];

/** Recents have the calls that are over, unless the app keeps its calls out. */
export const endedCallsInRecents: Rule = {
  id: "system/ended-calls-in-recents",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxproviderconfiguration/includescallsinrecents")],
  refs: ["REC-01"],
  sees: "recentsSeen",
  statement: "The system puts every call that ended into Recents, but none of a provider that is " +
    "configured to keep them out.",
  because: "People look there for whom they missed; some calls are nobody else's business.",
  examples: {
    satisfied: [...rings("a"), reportsEnd("a"), showsInRecents("a", null, 0), rests],
    broken: [
      makesProvider({ includesCallsInRecents: false }),
      ...rings("a"),
      reportsEnd("a"),
      showsInRecents("a", null, 0),
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    /** The calls that a reset may have ended, or over whose life the configuration changed. */
    const mixed = new Set<CallId>();
    const checked = new Set<EndedCall>();
    let isIncluded = true;
    function leave(): void {
      for (const id of world.calls.keys()) mixed.add(id);
      for (const ended of world.ended.values()) if (!checked.has(ended)) mixed.add(ended.id);
    }
    function configure(isNow: boolean): void {
      if (isNow !== isIncluded) leave();
      isIncluded = isNow;
    }
    function check(event: EventOf<"recentsSeen">, ended: EndedCall): void {
      const { id, call, by } = ended;
      checked.add(ended);
      const isSure = SURE.includes(by) && !call.isUnsure && call.isAllowed && !call.before &&
        !call.isOrphan;
      if (!isSure || call.hasOutlivedReset || mixed.has(id)) return;
      exercised();
      if (event.added.some(({ callId }) => callId === id) === isIncluded) return;
      violated({
        at: event,
        callId: id,
        expected: isIncluded
          ? "the ended call in Recents"
          : "the call kept out of Recents, as includesCallsInRecents says",
        observed: isIncluded ? "it is not there" : "it is there",
      });
    }
    return {
      providerCreated: ({ configuration }) => configure(configuration.includesCallsInRecents),
      configurationSet: ({ configuration }) => configure(configuration.includesCallsInRecents),
      didReset: leave,
      recentsSeen(event) {
        const listed = new Set(world.systemList.map(({ id }) => id));
        for (const ended of world.ended.values()) {
          if (!checked.has(ended) && !listed.has(ended.id)) check(event, ended);
        }
      },
    };
  },
};
