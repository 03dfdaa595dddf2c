import { idOf } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

const emitted = (serial: number, name: string) =>
  ({ kind: "nativeEmitted", serial, name, callId: idOf("a") }) as const;
const heard = (serial: number, name: string) =>
  ({ kind: "delivered", listener: "first", serial, name, callId: idOf("a") }) as const;

/** A listener hears an event once, and events in the order in which they were emitted. */
export const deliverOnceInOrder: Rule = {
  id: "events/deliver-once-in-order",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [
    report("hiennguyen92/flutter_callkit_incoming", 598),
    report("react-native-webrtc/react-native-callkeep", 315),
  ],
  refs: [],
  statement: "The event layer gives a listener each event once, in the order of emission.",
  because:
    "An end that comes before its answer, or an answer that comes twice, leaves a ghost call.",
  examples: {
    satisfied: [
      { kind: "listenerAttached", listener: "first" },
      emitted(1, "answerCall"),
      heard(1, "answerCall"),
      emitted(2, "endCall"),
      heard(2, "endCall"),
    ],
    broken: [
      { kind: "listenerAttached", listener: "first" },
      emitted(1, "answerCall"),
      heard(1, "answerCall"),
      heard(1, "answerCall"),
    ],
  },
  judge({ exercised, violated }) {
    const last = new Map<string, number>();
    return {
      // An attachment is a listener of its own: what is replayed to it is another rule's.
      listenerAttached: ({ listener }) => void last.delete(listener),
      runtimeReloaded: () => last.clear(),
      delivered(event) {
        exercised();
        const before = last.get(event.listener) ?? 0;
        last.set(event.listener, Math.max(before, event.serial));
        if (event.serial > before) return;
        violated({
          at: event,
          callId: event.callId,
          expected: "each event once, in the order of emission",
          observed: event.serial === before
            ? `${event.name} came twice`
            : `${event.name} came after an event that was emitted later`,
          hint: "take an event off the queue before you deliver it",
        });
      },
    };
  },
};
