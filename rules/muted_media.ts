import type { CallId } from "../call/mod.ts";
import type { EventKind, WorldCall } from "../trace/mod.ts";
import type { Bench, Judge } from "./rule.ts";

/** What may stop the media of a call beside a mute. */
const OTHER_CAUSES: readonly EventKind[] = [
  "audioDeactivated",
  "didReset",
  "invalidated",
  "timedOut",
  "executeAsked",
  "callEndReported",
  "engineReported",
  "engineSettled",
  "appIntended",
];

/** Judges that the media of a call runs on when it is muted; `isMeant` says for which calls. */
export function runsWhileMuted(
  { world, exercised, violated }: Bench,
  expected: string,
  isMeant: (call: WorldCall) => boolean,
): Judge {
  /** The calls that were muted while their media ran, and nothing else has happened to them. */
  const muted = new Set<CallId>();
  const forget = () => muted.clear();
  return {
    ...Object.fromEntries(OTHER_CAUSES.map((kind) => [kind, forget])),
    performed({ action }) {
      if (action.kind !== "setMuted") return forget();
      const call = world.liveCall(action.callId);
      if (!action.isMuted || !world.media.has(action.callId)) return;
      if (call && isMeant(call)) muted.add(call.id);
    },
    rested(event) {
      for (const callId of muted) {
        muted.delete(callId);
        if (!world.liveCall(callId)) continue;
        exercised();
        if (world.media.has(callId)) continue;
        violated({
          at: event,
          callId,
          expected,
          observed: "its media was stopped because of the mute",
          hint: "silence the microphone only: engine.setMuted, not engine.stopMedia",
        });
      }
    },
  };
}
