import { idOf, rests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

const emitted = (serial: number) =>
  ({ kind: "nativeEmitted", serial, name: "endCall", callId: idOf("a") }) as const;
const heard = (serial: number, listener = "first") =>
  ({ kind: "delivered", listener, serial, name: "endCall", callId: idOf("a") }) as const;
const attached = (listener = "first") => ({ kind: "listenerAttached", listener }) as const;

/** Every listener hears all. */
export const replayToEveryListener: Rule = {
  id: "events/replay-to-every-listener",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [report("hiennguyen92/flutter_callkit_incoming", 596)],
  refs: [],
  needs: "replaysToEveryListener",
  statement: "The event layer gives every listener all events since the runtime began.",
  because: "A screen that opens late builds its state from them.",
  examples: {
    satisfied: [emitted(1), attached(), heard(1), attached("second"), heard(1, "second"), rests],
    broken: [emitted(1), attached(), heard(1), attached("second"), rests],
  },
  judge({ exercised, violated }) {
    const all = new Map<number, string>();
    const owed = new Map<string, Map<number, string>>();
    return {
      nativeEmitted: ({ serial, name }) => void all.set(serial, name),
      listenerAttached: ({ listener }) => void owed.set(listener, new Map(all)),
      listenerDetached: ({ listener }) => void owed.delete(listener),
      runtimeReloaded() {
        all.clear();
        owed.clear();
      },
      delivered({ listener, serial }) {
        if (owed.get(listener)?.delete(serial)) exercised();
      },
      rested(event) {
        for (const [listener, events] of owed) {
          if (events.size === 0) continue;
          violated({
            at: event,
            expected: "all events since the runtime began given to every listener",
            observed: `${[...events.values()].join(", ")} never came to the ${listener} listener`,
            hint: "keep events after they were delivered, and replay all of them",
          });
          events.clear();
        }
      },
    };
  },
};
