import type { CallId, CallUpdate } from "../../call/mod.ts";
import type { EventOf, ScreenCard } from "../../trace/mod.ts";
import { rings, shows, updates } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";
import { isOneMoment } from "../timing.ts";

/** What an update does not set stays as it was. */
export const updatesMerge: Rule = {
  id: "system/updates-merge",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXCallUpdate"), apple("callkit/cxcallupdate")],
  refs: ["UPD-01", "UPD-02"],
  sees: "screenSeen",
  statement:
    "The system changes of a call only what an update sets: what is absent stays as it was, " +
    "and is not taken for false or for none.",
  because: "Apps tell what is new, as one who turns video on: a name that was told would be lost.",
  examples: {
    satisfied: [
      ...rings("a"),
      shows({ a: { name: "ada" } }),
      updates("a", { supportsHolding: false }),
      shows({ a: { name: "ada" } }),
    ],
    broken: [
      ...rings("a"),
      shows({ a: { name: "ada" } }),
      updates("a", { supportsHolding: false }),
      shows({ a: { name: "Unknown" } }),
    ],
  },
  judge({ world, timing, exercised, violated }) {
    let before: EventOf<"screenSeen"> | null = null;
    /** What was heard since, where it was nothing but updates and looks: else cards may change. */
    let heard = 0;
    const sets = new Map<CallId, CallUpdate>();
    const look = () => void heard++;
    return {
      callUpdated({ callId, update }) {
        heard++;
        sets.set(callId, { ...sets.get(callId), ...update });
      },
      callsListed: look,
      recentsSeen: look,
      pendingListed: look,
      rested: look,
      screenSeen(event) {
        const isCalm = before !== null && isOneMoment(timing, before.at, event.at) &&
          before.index + heard + 1 === event.index;
        const all: CallUpdate = Object.assign({}, ...sets.values());
        for (const [callId, update] of isCalm ? sets : []) {
          const [was, is] = [before, event].map((look) =>
            look?.cards.find((card) => card.callId === callId)
          );
          if (!was || !is || !world.liveCall(callId)) continue;
          exercised();
          const part = PARTS.find(({ fields, isOfAll, read }) =>
            !fields.some((field) => field in (isOfAll ? all : update)) && read(was) !== read(is)
          );
          if (!part) continue;
          violated({
            at: event,
            callId,
            expected: `the ${part.what} ${part.read(was)}, which no update set`,
            observed: part.read(is),
            hint: "merge each update over what was told before, and take over only what is set",
          });
        }
        sets.clear();
        before = event;
        heard = 0;
      },
    };
  },
};

/** Something that is shown of a call. */
interface Part {
  readonly what: string;
  /** What may change it. */
  readonly fields: readonly (keyof CallUpdate)[];
  /** Whether the fields of the other calls may change it too. */
  readonly isOfAll: boolean;
  readonly read: (card: ScreenCard) => string;
}

const PARTS: readonly Part[] = [
  {
    what: "name",
    fields: ["localizedCallerName", "remoteHandle"],
    isOfAll: false,
    read: ({ name }) => `"${name}"`,
  },
  {
    what: "video",
    fields: ["hasVideo"],
    isOfAll: false,
    read: ({ isVideo }) => isVideo ? "on" : "off",
  },
  {
    what: "buttons",
    fields: [
      "supportsHolding",
      "supportsGrouping",
      "supportsUngrouping",
      "supportsDtmf",
      "hasVideo",
    ],
    isOfAll: true,
    read: ({ buttons }) => [...buttons].sort().join(", "),
  },
];
