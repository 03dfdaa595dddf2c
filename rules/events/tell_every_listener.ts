import { rests } from "../example.ts";
import { attaches, emits, hears, judgeOwed } from "../listeners.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

/** Whoever listens hears. */
export const tellEveryListener: Rule = {
  id: "events/tell-every-listener",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [
    report("react-native-webrtc/react-native-callkeep", 339),
    report("hiennguyen92/flutter_callkit_incoming", 598),
  ],
  refs: [],
  statement:
    "The event layer gives an event to every listener that is attached when it is emitted.",
  because: "A screen that misses an end shows a call that is over.",
  examples: {
    satisfied: [attaches(), attaches("second"), emits(1), hears(1), hears(1, "second"), rests],
    broken: [attaches(), attaches("second"), emits(1), hears(1), rests],
  },
  judge: (bench) =>
    judgeOwed(bench, "emittedWhileAttached", {
      expected: "every event given to every listener that is attached",
      hint: "keep all listeners, and hand each event to all of them",
    }),
};
