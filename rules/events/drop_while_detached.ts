import { idOf, rests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

const emitted = (serial: number) =>
  ({ kind: "nativeEmitted", serial, name: "endCall", callId: idOf("a") }) as const;
const heard = (serial: number, listener = "first") =>
  ({ kind: "delivered", listener, serial, name: "endCall", callId: idOf("a") }) as const;
const attached = (listener = "first") => ({ kind: "listenerAttached", listener }) as const;
const detached = { kind: "listenerDetached", listener: "first" } as const;

/** What comes while nobody listens is gone, unless it is promised otherwise. */
export const dropWhileDetached: Rule = {
  id: "events/drop-while-detached",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [report("RocketChat/Rocket.Chat.ReactNative", 6918)],
  refs: [],
  unless: "keepsWhileDetached",
  statement: "The event layer gives nobody what came while all listeners had detached.",
  because: "An answer that arrives minutes late answers another call.",
  examples: {
    satisfied: [attached(), detached, emitted(1), attached("second"), rests],
    broken: [attached(), detached, emitted(1), attached("second"), heard(1, "second")],
  },
  judge({ exercised, violated }) {
    const listening = new Set<string>();
    const missed = new Set<number>();
    let hadListener = false;
    return {
      listenerAttached({ listener }) {
        if (missed.size > 0) exercised();
        listening.add(listener);
        hadListener = true;
      },
      listenerDetached: ({ listener }) => void listening.delete(listener),
      runtimeReloaded() {
        listening.clear();
        hadListener = false;
      },
      nativeEmitted({ serial }) {
        if (hadListener && listening.size === 0) missed.add(serial);
      },
      delivered(event) {
        if (!missed.has(event.serial)) return;
        violated({
          at: event,
          callId: event.callId,
          expected: "nothing of what came while nobody listened",
          observed: `${event.name} came late`,
          hint: "drop it, or declare keepsWhileDetached",
        });
      },
    };
  },
};
