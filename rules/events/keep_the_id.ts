import { idOf } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

const emitted = { kind: "nativeEmitted", serial: 1, name: "endCall", callId: idOf("a") } as const;
const heard = { kind: "delivered", listener: "first", serial: 1, name: "endCall" } as const;

/** The call of an event is the call that was meant. */
export const keepTheId: Rule = {
  id: "events/keep-the-id",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [
    report("react-native-webrtc/react-native-callkeep", 367),
    report("jitsi/jitsi-meet", 7797),
  ],
  refs: ["ID-05", "ID-09"],
  statement: "The event layer names the same call in an event as the native side did.",
  because: "An app that cannot find the call of an end keeps a ghost.",
  examples: {
    satisfied: [emitted, { ...heard, callId: idOf("a") }],
    broken: [emitted, { ...heard, callId: idOf("b") }],
  },
  judge({ exercised, violated }) {
    const meant = new Map<number, string>();
    return {
      nativeEmitted: ({ serial, callId }) => void meant.set(serial, callId),
      delivered(event) {
        const callId = meant.get(event.serial);
        if (callId === undefined) return;
        exercised();
        if (callId === event.callId) return;
        violated({
          at: event,
          callId: event.callId,
          expected: `the id of the call that was meant, ${callId}`,
          observed: `${event.callId}`,
          hint: "hand the id on as it is; never mint one on the way",
        });
      },
    };
  },
};
