import type { CallId } from "../../call/mod.ts";
import { idOf, makesProvider, rests, talks, updates } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** Video that comes later is told. */
export const reportVideoUpgrades: Rule = {
  id: "app/report-video-upgrades",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxcallupdate")],
  refs: ["UPD-04"],
  statement: "The app reports an update with hasVideo true when a call becomes a video call.",
  because: "The phone shows the call as one of audio until it is told, here and in Recents.",
  examples: {
    satisfied: [
      makesProvider({ supportsVideo: true }),
      ...talks("a"),
      { kind: "engineReported", report: "videoChanged", callId: idOf("a"), isOn: true },
      updates("a", { hasVideo: true }),
      rests,
    ],
    broken: [
      makesProvider({ supportsVideo: true }),
      ...talks("a"),
      { kind: "engineReported", report: "videoChanged", callId: idOf("a"), isOn: true },
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    const owed = new Set<CallId>();
    return {
      engineReported({ report, callId, isOn }) {
        if (report !== "videoChanged") return;
        const isShown = world.calls.get(callId)?.info.hasVideo === true;
        if (isOn && !isShown && supportsVideo()) owed.add(callId);
        else owed.delete(callId);
      },
      callUpdated({ callId, update }) {
        if (update.hasVideo && owed.delete(callId)) exercised();
      },
      rested(event) {
        for (const callId of owed) {
          const call = world.liveCall(callId);
          if (call?.phase !== "active") continue;
          exercised();
          violated({
            at: event,
            callId,
            expected: "an update with hasVideo true: the far side turned its video on",
            observed: "no such update",
            hint: "call reportCallUpdated with { hasVideo: true } when video comes",
          });
        }
        owed.clear();
      },
    };

    /** Whether the app takes part in video at all: to others it means nothing. */
    function supportsVideo(): boolean {
      return [...world.providers.values()].some(({ configuration }) => configuration.supportsVideo);
    }
  },
};
