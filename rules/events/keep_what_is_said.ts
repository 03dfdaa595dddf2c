import { idOf } from "../example.ts";
import type { NativeDetails } from "../../trace/mod.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

const emitted = {
  kind: "nativeEmitted",
  serial: 1,
  name: "setHeld",
  callId: idOf("a"),
  details: { isOnHold: false },
} as const;
const heard = { ...emitted, kind: "delivered", listener: "first" } as const;

/** Names, keys and types stay. */
export const keepWhatIsSaid: Rule = {
  id: "events/keep-what-is-said",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [
    report("flutter-webrtc/callkeep", 17),
    report("hiennguyen92/flutter_callkit_incoming", 258),
  ],
  refs: [],
  statement:
    "The event layer hands on the name and the details of an event as they are, each with its type.",
  because: 'The text "0" is true to a program: a call without video opens the camera.',
  examples: {
    satisfied: [emitted, heard],
    broken: [emitted, { ...heard, details: { isOnHold: "0" } }],
  },
  judge({ exercised, violated }) {
    const said = new Map<number, string>();
    return {
      nativeEmitted: ({ serial, name, details }) => void said.set(serial, textOf(name, details)),
      delivered(event) {
        const expected = said.get(event.serial);
        if (expected === undefined) return;
        exercised();
        const observed = textOf(event.name, event.details);
        if (observed === expected) return;
        violated({
          at: event,
          callId: event.callId,
          expected,
          observed,
          hint: "one constant for each name and key, on both sides; booleans stay booleans",
        });
      },
    };
  },
};

/** The name and the details, in the order of their keys. */
function textOf(name: string, details: NativeDetails = {}): string {
  const sorted = Object.entries(details).toSorted(([one], [other]) => one < other ? -1 : 1);
  return `${name} ${JSON.stringify(Object.fromEntries(sorted))}`;
}
