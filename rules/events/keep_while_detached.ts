import { rests } from "../example.ts";
import { attaches, detaches, emits, hears } from "../listeners.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

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
  needs: ["keepsWhileDetached"],
  statement: "The event layer keeps what comes while nobody listens for the next listener.",
  because: "Screens come and go: a tap between two of them is a tap all the same.",
  examples: {
    satisfied: [attaches(), detaches, emits(1), attaches("second"), hears(1, "second"), rests],
    broken: [attaches(), detaches, emits(1), attaches("second"), rests],
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
