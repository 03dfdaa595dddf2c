import { idOf } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

const heard = { kind: "delivered", listener: "first", serial: 1, name: "endCall" } as const;

/** A listener that detached hears nothing more. */
export const nothingAfterDetach: Rule = {
  id: "events/nothing-after-detach",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [report("hiennguyen92/flutter_callkit_incoming", 617)],
  refs: [],
  statement: "The event layer gives nothing to a listener that has detached.",
  because: "The screen that listened is gone: what it does with the event is a crash or a ghost.",
  examples: {
    satisfied: [
      { kind: "listenerAttached", listener: "first" },
      { kind: "nativeEmitted", serial: 1, name: "answerCall", callId: idOf("a") },
      { ...heard, name: "answerCall", callId: idOf("a") },
      { kind: "listenerDetached", listener: "first" },
      { kind: "nativeEmitted", serial: 2, name: "endCall", callId: idOf("a") },
    ],
    broken: [
      { kind: "listenerAttached", listener: "first" },
      { kind: "listenerDetached", listener: "first" },
      { kind: "nativeEmitted", serial: 1, name: "endCall", callId: idOf("a") },
      { ...heard, callId: idOf("a") },
    ],
  },
  judge({ exercised, violated }) {
    const attached = new Set<string>();
    const detached = new Set<string>();
    return {
      listenerAttached({ listener }) {
        attached.add(listener);
        detached.delete(listener);
      },
      listenerDetached({ listener }) {
        attached.delete(listener);
        detached.add(listener);
      },
      runtimeReloaded() {
        for (const listener of attached) detached.add(listener);
        attached.clear();
      },
      nativeEmitted() {
        if (detached.size > 0) exercised();
      },
      delivered(event) {
        if (attached.has(event.listener)) return;
        violated({
          at: event,
          callId: event.callId,
          expected: "nothing for a listener that is not attached",
          observed: `${event.name} delivered to it`,
          hint: "drop the listener before you return from detach, also for what is queued",
        });
      },
    };
  },
};
