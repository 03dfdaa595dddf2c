import type { ActionId, CallAction } from "../../actions/mod.ts";
import { together } from "../alone.ts";
import { completes, listsCalls, performs, rests, talks, timesOut, wait } from "../example.ts";
import type { Judge, Rule } from "../rule.ts";
import { apple, header } from "../source.ts";
import { changesNothing } from "../vain.ts";

const late = [
  ...talks("a"),
  performs("setHeld", "a"),
  wait(5_000),
  timesOut("setHeld", "a"),
  listsCalls({ a: { hasConnected: true } }),
  rests,
  completes("setHeld", "a"),
] as const;

/** What comes after the deadline comes too late. */
export const ignoreLateCompletions: Rule = {
  id: "system/ignore-late-completions",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxaction/timeoutdate"), header("CXProvider")],
  refs: ["TMO-04"],
  needs: ["tells.timedOut", "waits"],
  isTimed: true,
  statement: "The system does nothing about the completion of an action that has timed out.",
  because: "The app was told that the action failed: it must be able to believe that.",
  examples: {
    satisfied: [...late, listsCalls({ a: { hasConnected: true } }), rests],
    broken: [...late, listsCalls({ a: { hasConnected: true, isOnHold: true } }), rests],
  },
  judge(bench) {
    const { world } = bench;
    const late = new Map<ActionId, CallAction>();
    const clock: Judge = {
      timedOut({ actionId }) {
        const given = world.actions.get(actionId);
        if (given?.status === "open") late.set(actionId, given.action);
      },
    };
    const expected = "no consequence: its deadline had passed, and the app had been told";
    const vain = changesNothing(bench, expected, ({ actionId }) => late.get(actionId) ?? null);
    return together(clock, vain);
  },
};
