import type { CallId } from "../../call/mod.ts";
import type { Leg } from "../../trace/mod.ts";
import { lists, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header, SPEAKERBOX } from "../source.ts";

/** After a reset nothing of before is left. */
export const resetDropsEverything: Rule = {
  id: "app/reset-drops-everything",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXProvider"), SPEAKERBOX],
  refs: ["RST-01", "AUD-09", "QUE-08"],
  statement: "The app keeps no call, no network leg and no media of before a reset.",
  because: "The system has forgotten those calls: nothing can end them any more.",
  examples: {
    satisfied: [...rings("a"), { kind: "didReset", provider: 1 }, lists(), rests],
    broken: [...rings("a"), { kind: "didReset", provider: 1 }, lists("a"), rests],
  },
  judge({ world, exercised, violated }) {
    let before = new Set<CallId>();
    return {
      didReset() {
        before = new Set([
          ...world.calls.keys(),
          ...world.appList,
          ...world.legs.keys(),
          ...world.media,
        ]);
        // A call whose report is under way has a rule of its own.
        for (const id of world.reports.values()) before.delete(id);
      },
      performed({ action }) {
        before.delete(action.callId); // The system took it after the reset.
      },
      rested(event) {
        if (before.size > 0) exercised();
        for (const id of before) {
          if (world.calls.get(id)?.hasOutlivedReset) continue;
          const left = world.media.has(id)
            ? "media that still runs"
            : isKnownLeg(world.legs.get(id))
            ? `a network leg that is still ${world.legs.get(id)}`
            : world.appList.includes(id)
            ? "a call that the app still lists"
            : null;
          if (left === null) continue;
          violated({
            at: event,
            callId: id,
            expected: "nothing of the calls of before the reset",
            observed: left,
            hint: "in didReset stop media, hang up every leg, then empty the list",
          });
        }
        before = new Set();
      },
    };
  },
};

/** Whether the app knows of the leg; one that waits it has not been told of. */
function isKnownLeg(leg: Leg | undefined): boolean {
  return leg !== undefined && leg !== "waiting";
}
