import { rests } from "../example.ts";
import { attaches, detaches, emits, hears } from "../listeners.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

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
    satisfied: [attaches(), detaches, emits(1), attaches("second"), rests],
    broken: [attaches(), detaches, emits(1), attaches("second"), hears(1, "second")],
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
