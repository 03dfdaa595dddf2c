import { idOf } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

const heard = { kind: "delivered", listener: "first", callId: idOf("a") } as const;
const capitals = { ...heard, raw: idOf("a").toUpperCase() } as const;

/** One way of writing ids. */
export const spellIdsOneWay: Rule = {
  id: "events/spell-ids-one-way",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [
    report("react-native-webrtc/react-native-callkit", 23),
    report("react-native-webrtc/react-native-callkeep", 681),
  ],
  refs: ["ID-05"],
  statement:
    "The event layer spells ids in one way in all events: in capitals, or in small letters.",
  because: "Apps compare ids as texts: one that comes in two spellings is two calls to them.",
  examples: {
    satisfied: [{ ...capitals, serial: 1, name: "answerCall" }, {
      ...capitals,
      serial: 2,
      name: "endCall",
    }],
    broken: [{ ...capitals, serial: 1, name: "answerCall" }, {
      ...heard,
      serial: 2,
      name: "endCall",
      raw: idOf("a"),
    }],
  },
  judge({ exercised, violated }) {
    let usual: string | null = null;
    return {
      delivered(event) {
        const spelling = spellingOf(event.raw ?? event.callId);
        if (spelling === null) return;
        if (usual !== null) exercised();
        usual ??= spelling;
        if (spelling === usual && spelling !== "in mixed letters") return;
        violated({
          at: event,
          callId: event.callId,
          expected: `ids ${usual}, as before`,
          observed: `${event.raw ?? event.callId}, ${spelling}`,
          hint: "choose one spelling at the boundary, for events and queries",
        });
      },
    };
  },
};

/** How an id is spelled; null where it has digits alone. */
function spellingOf(id: string): string | null {
  if (!/[a-f]/i.test(id)) return null;
  if (id === id.toLowerCase()) return "in small letters";
  return id === id.toUpperCase() ? "in capitals" : "in mixed letters";
}
