import type { Bench, Judge } from "./rule.ts";
import { type ExampleLine, idOf } from "./example.ts";

/** The native side emits an end. */
export function emits(serial: number): ExampleLine {
  return { kind: "nativeEmitted", serial, name: "endCall", callId: idOf("a") };
}

/** A listener hears it. */
export function hears(serial: number, listener = "first"): ExampleLine {
  return { kind: "delivered", listener, serial, name: "endCall", callId: idOf("a") };
}

/** A listener attaches. */
export function attaches(listener = "first"): ExampleLine {
  return { kind: "listenerAttached", listener };
}

/** The first listener detaches. */
export const detaches: ExampleLine = { kind: "listenerDetached", listener: "first" };

/** What a breach is told as. */
interface Words {
  readonly expected: string;
  readonly hint: string;
}

/**
 * Judges what is owed to each listener by the next rest: the events that are emitted while it is
 * attached, or those of before, since the runtime began.
 */
export function judgeOwed(
  { exercised, violated }: Bench,
  which: "emittedWhileAttached" | "emittedBefore",
  { expected, hint }: Words,
): Judge {
  const before = new Map<number, string>();
  const owed = new Map<string, Map<number, string>>();
  return {
    nativeEmitted({ serial, name }) {
      if (which === "emittedBefore") before.set(serial, name);
      else for (const events of owed.values()) events.set(serial, name);
    },
    listenerAttached: ({ listener }) => void owed.set(listener, new Map(before)),
    listenerDetached: ({ listener }) => void owed.delete(listener),
    runtimeReloaded() {
      before.clear();
      owed.clear();
    },
    delivered({ listener, serial }) {
      if (owed.get(listener)?.delete(serial)) exercised();
    },
    rested(event) {
      for (const [listener, events] of owed) {
        if (events.size === 0) continue;
        const never = [...events.values()].join(", ");
        const observed = `${never} never came to the ${listener} listener`;
        violated({ at: event, expected, observed, hint });
        events.clear();
      }
    },
  };
}
