import { idOf, rests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

const emitted = (serial: number) =>
  ({ kind: "nativeEmitted", serial, name: "endCall", callId: idOf("a") }) as const;
const heard = (serial: number, listener = "first") =>
  ({ kind: "delivered", listener, serial, name: "endCall", callId: idOf("a") }) as const;
const attached = (listener = "first") => ({ kind: "listenerAttached", listener }) as const;
const detached = { kind: "listenerDetached", listener: "first" } as const;

/** What comes while nobody listens waits. */
export const keepWhileDetached: Rule = {
  id: "events/keep-while-detached",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [
    report("react-native-webrtc/react-native-callkeep", 382),
    report("RocketChat/Rocket.Chat.ReactNative", 7170),
  ],
  refs: [],
  needs: "keepsWhileDetached",
  statement: "The event layer keeps what comes while nobody listens for the next listener.",
  because: "Screens come and go: a tap between two of them is a tap all the same.",
  examples: {
    satisfied: [attached(), detached, emitted(1), attached("second"), heard(1, "second"), rests],
    broken: [attached(), detached, emitted(1), attached("second"), rests],
  },
  judge({ exercised, violated }) {
    const listening = new Set<string>();
    const kept = new Map<number, string>();
    let owed: { readonly to: string; readonly events: Map<number, string> } | null = null;
    let hadListener = false;
    return {
      listenerAttached({ listener }) {
        if (listening.size === 0) owed = { to: listener, events: new Map(kept) };
        listening.add(listener);
        kept.clear();
        hadListener = true;
      },
      listenerDetached({ listener }) {
        listening.delete(listener);
        if (owed?.to === listener) owed = null;
      },
      runtimeReloaded() {
        listening.clear();
        kept.clear();
        owed = null;
        hadListener = false;
      },
      nativeEmitted({ serial, name }) {
        if (hadListener && listening.size === 0) kept.set(serial, name);
      },
      delivered({ listener, serial }) {
        if (listener === owed?.to && owed.events.delete(serial)) exercised();
      },
      rested(event) {
        if (!owed || owed.events.size === 0) return;
        violated({
          at: event,
          expected: "what came while nobody listened given to the next listener",
          observed: `${[...owed.events.values()].join(", ")} never came`,
          hint: "queue events again whenever the last listener detaches",
        });
        owed = null;
      },
    };
  },
};
