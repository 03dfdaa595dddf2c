import { rests } from "../example.ts";
import { attaches, emits, hears } from "../listeners.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

/** What somebody has heard is not told again. */
export const replayOnlyWhatWasMissed: Rule = {
  id: "events/replay-only-what-was-missed",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [
    report("react-native-webrtc/react-native-callkeep", 315),
    report("RocketChat/Rocket.Chat.ReactNative", 6918),
  ],
  refs: [],
  unless: "replaysToEveryListener",
  statement: "The event layer never replays an event that a listener has heard.",
  because: "Replay and live delivery that overlap answer a call twice.",
  examples: {
    satisfied: [emits(1), attaches(), hears(1), attaches("second"), rests],
    broken: [emits(1), attaches(), hears(1), attaches("second"), hears(1, "second")],
  },
  judge({ exercised, violated }) {
    const heardBy = new Map<number, string>();
    const since = new Map<string, number>();
    let emitted = 0;
    return {
      nativeEmitted({ serial }) {
        emitted = serial;
      },
      listenerAttached({ listener }) {
        if (heardBy.size > 0) exercised();
        since.set(listener, emitted);
      },
      delivered(event) {
        const { serial, listener } = event;
        const isReplay = serial <= (since.get(listener) ?? 0);
        const before = heardBy.get(serial);
        if (before === undefined) heardBy.set(serial, listener);
        else if (isReplay) {
          violated({
            at: event,
            callId: event.callId,
            expected: "only what nobody has heard is replayed",
            observed: `${event.name} was heard by the ${before} listener before`,
            hint: "take an event out of the store when it is delivered",
          });
        }
      },
    };
  },
};
