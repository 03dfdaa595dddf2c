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
    /** Who heard each event first, and how many attached before that. */
    const first = new Map<number, { readonly listener: string; readonly attached: number }>();
    /** How many had attached when each listener did, itself among them. */
    const place = new Map<string, number>();
    let attached = 0;
    return {
      listenerAttached({ listener }) {
        if (first.size > 0) exercised();
        place.set(listener, ++attached);
      },
      delivered(event) {
        const { serial, listener } = event;
        const before = first.get(serial);
        if (!before) first.set(serial, { listener, attached });
        // Who attached while it was on its way to the first hears it as news, like the first.
        else if ((place.get(listener) ?? 0) > before.attached) {
          violated({
            at: event,
            callId: event.callId,
            expected: "only what nobody has heard is replayed",
            observed: `${event.name} was heard by the ${before.listener} listener before`,
            hint: "take an event out of the store when it is delivered",
          });
        }
      },
    };
  },
};
