import { idOf, rests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

const early = [
  { kind: "nativeEmitted", serial: 1, name: "answerCall", callId: idOf("a") },
  { kind: "nativeEmitted", serial: 2, name: "endCall", callId: idOf("a") },
  { kind: "listenerAttached", listener: "first" },
] as const;

const heard = (serial: number, name: string) =>
  ({ kind: "delivered", listener: "first", serial, name, callId: idOf("a") }) as const;

/** What came before the first listener comes to it. */
export const replayEarlyEvents: Rule = {
  id: "events/replay-early-events",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [
    report("react-native-webrtc/react-native-callkeep", 190),
    report("react-native-webrtc/react-native-callkeep", 844),
    report("react-native-webrtc/react-native-callkeep", 754),
  ],
  refs: ["INC-16"],
  needs: ["replaysToFirstListener"],
  statement: "The event layer gives its first listener every event that came before it.",
  because: "A call that was answered before the app's code ran is lost otherwise: nobody picks up.",
  examples: {
    satisfied: [...early, heard(1, "answerCall"), heard(2, "endCall"), rests],
    broken: [...early, heard(2, "endCall"), rests],
  },
  judge({ exercised, violated }) {
    const owed = new Map<number, string>();
    let isFirst = true;
    let first: string | null = null;
    return {
      nativeEmitted({ serial, name }) {
        if (isFirst) owed.set(serial, name);
      },
      listenerAttached({ listener }) {
        if (isFirst) first = listener;
        isFirst = false;
      },
      delivered({ listener, serial }) {
        if (listener === first && owed.delete(serial)) exercised();
      },
      listenerDetached({ listener }) {
        if (listener === first) owed.clear();
      },
      runtimeReloaded() {
        owed.clear();
        isFirst = true;
      },
      rested(event) {
        if (isFirst || owed.size === 0) return;
        exercised();
        violated({
          at: event,
          expected: "every event of before the first listener delivered to it",
          observed: `${[...owed.values()].join(", ")} never came`,
          hint: "queue events until somebody listens",
        });
        owed.clear();
      },
    };
  },
};
