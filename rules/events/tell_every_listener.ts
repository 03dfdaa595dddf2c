import { idOf, rests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

const emitted = (serial: number) =>
  ({ kind: "nativeEmitted", serial, name: "endCall", callId: idOf("a") }) as const;
const heard = (serial: number, listener = "first") =>
  ({ kind: "delivered", listener, serial, name: "endCall", callId: idOf("a") }) as const;
const attached = (listener = "first") => ({ kind: "listenerAttached", listener }) as const;

/** Whoever listens hears. */
export const tellEveryListener: Rule = {
  id: "events/tell-every-listener",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [
    report("react-native-webrtc/react-native-callkeep", 339),
    report("hiennguyen92/flutter_callkit_incoming", 598),
  ],
  refs: [],
  statement:
    "The event layer gives an event to every listener that is attached when it is emitted.",
  because: "A screen that misses an end shows a call that is over.",
  examples: {
    satisfied: [attached(), attached("second"), emitted(1), heard(1), heard(1, "second"), rests],
    broken: [attached(), attached("second"), emitted(1), heard(1), rests],
  },
  judge({ exercised, violated }) {
    const owed = new Map<string, Map<number, string>>();
    return {
      listenerAttached: ({ listener }) => void owed.set(listener, new Map()),
      listenerDetached: ({ listener }) => void owed.delete(listener),
      runtimeReloaded: () => owed.clear(),
      nativeEmitted({ serial, name }) {
        for (const events of owed.values()) events.set(serial, name);
      },
      delivered({ listener, serial }) {
        if (owed.get(listener)?.delete(serial)) exercised();
      },
      rested(event) {
        for (const [listener, events] of owed) {
          if (events.size === 0) continue;
          violated({
            at: event,
            expected: "every event given to every listener that is attached",
            observed: `${[...events.values()].join(", ")} never came to the ${listener} listener`,
            hint: "keep all listeners, and hand each event to all of them",
          });
          events.clear();
        }
      },
    };
  },
};
