import type { ActionKind } from "../../actions/mod.ts";
import { completes, listsCalls, performs, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";
import { changesNothing } from "../vain.ts";

const failed = [
  ...talks("a"),
  listsCalls({ a: { hasConnected: true } }),
  rests,
  performs("setHeld", "a"),
  completes("setHeld", "a", "failed"),
] as const;

/** What a failed start, answer or end leads to has rules of its own. */
const KINDS: ReadonlySet<ActionKind> = new Set<ActionKind>([
  "setHeld",
  "setMuted",
  "setGroup",
  "playDtmf",
]);

/** Where the app could not do it, the call stays as it was. */
export const failedActionsChangeNothing: Rule = {
  id: "system/failed-actions-change-nothing",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxaction/fail()")],
  refs: ["ACT-07"],
  needs: ["waits"],
  statement: "The system leaves a call as it was where a hold, mute, group or key action fails.",
  because: "The app has said that it was not done: the phone would show what is not so.",
  examples: {
    satisfied: [...failed, listsCalls({ a: { hasConnected: true } }), rests],
    broken: [...failed, listsCalls({ a: { hasConnected: true, isOnHold: true } }), rests],
  },
  judge: (bench) =>
    changesNothing(bench, "the call as it was before the action failed", (event) => {
      const given = bench.world.actions.get(event.actionId);
      if (event.outcome !== "failed" || given?.status !== "open") return null;
      return KINDS.has(given.action.kind) ? given.action : null;
    }),
};
