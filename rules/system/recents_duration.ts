import { instant } from "../../call/mod.ts";
import type { EventMap } from "../../trace/mod.ts";
import { idOf } from "../example.ts";
import type { Rule } from "../rule.ts";
import { TUTORIAL } from "../source.ts";

/** A call that connected after four seconds and ended after nine. */
function showsLasting(durationMs: number) {
  const entry: EventMap["recentsSeen"]["added"][number] = {
    callId: idOf("a"),
    isOutgoing: false,
    outcome: "connected",
    connectedAt: instant(4_000),
    endedAt: instant(9_000),
    durationMs,
  };
  return { kind: "recentsSeen", added: [entry] } as const;
}

/** A call lasts from when both could talk to its end. */
export const recentsDuration: Rule = {
  id: "system/recents-duration",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [TUTORIAL],
  refs: ["REC-02"],
  sees: "recentsSeen",
  statement: "The system counts the duration of a call in Recents from its connection to its end.",
  because: "What is counted is talk: ringing is none, and a call that never connected has none.",
  examples: {
    satisfied: [showsLasting(5_000)],
    broken: [showsLasting(9_000)],
  },
  judge: ({ exercised, violated }) => ({
    recentsSeen(event) {
      for (const { callId, connectedAt, endedAt, durationMs } of event.added) {
        exercised();
        const expected = connectedAt === null ? null : endedAt - connectedAt;
        if (durationMs === expected) continue;
        violated({
          at: event,
          callId,
          expected: lasting(expected),
          observed: lasting(durationMs),
        });
      }
    },
  }),
};

function lasting(durationMs: number | null): string {
  return durationMs === null ? "no duration" : `a duration of ${durationMs} ms`;
}
