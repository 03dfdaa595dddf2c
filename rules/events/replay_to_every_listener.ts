import { rests } from "../example.ts";
import { attaches, emits, hears, judgeOwed } from "../listeners.ts";
import type { Rule } from "../rule.ts";
import { report } from "../source.ts";

/** Every listener hears all. */
export const replayToEveryListener: Rule = {
  id: "events/replay-to-every-listener",
  level: "must",
  since: "0.1.0",
  evidence: "promise",
  sources: [report("hiennguyen92/flutter_callkit_incoming", 596)],
  refs: [],
  needs: ["replaysToEveryListener"],
  statement: "The event layer gives every listener all events since the runtime began.",
  because: "A screen that opens late builds its state from them.",
  examples: {
    satisfied: [emits(1), attaches(), hears(1), attaches("second"), hears(1, "second"), rests],
    broken: [emits(1), attaches(), hears(1), attaches("second"), rests],
  },
  judge: (bench) =>
    judgeOwed(bench, "emittedBefore", {
      expected: "all events since the runtime began given to every listener",
      hint: "keep events after they were delivered, and replay all of them",
    }),
};
