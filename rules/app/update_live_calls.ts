import type { CallId } from "../../call/mod.ts";
import type { EndedBy, World } from "../../trace/mod.ts";
import { reportsEnd, rings, updates } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** Only what lives is updated. */
export const updateLiveCalls: Rule = {
  id: "app/update-live-calls",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxprovider/reportcall(with:updated:)")],
  refs: ["UPD-05"],
  sees: "callUpdated",
  statement: "The app reports updates of live calls only.",
  because: "The system knows no other: what is told too early or too late is lost in silence.",
  examples: {
    satisfied: [...rings("a"), updates("a", { hasVideo: true })],
    broken: [...rings("a"), reportsEnd("a"), updates("a", { hasVideo: true })],
  },
  judge: ({ world, exercised, violated }) => ({
    callUpdated(event) {
      exercised();
      const why = whyNotLive(world, event.callId);
      if (why === null) return;
      violated({
        at: event,
        callId: event.callId,
        expected: "an update of a call that is live",
        observed: `an update of a call that ${why}`,
        hint: "forget a call where you end it, and introduce it before you tell more of it",
      });
    },
  }),
};

/** Why a call is not live, as far as the app must know it; null where it may be live. */
function whyNotLive(world: World, id: CallId): string | null {
  if (world.calls.has(id)) return null;
  const ended = world.ended.get(id);
  if (!ended) return "was never introduced, or was refused";
  // Until observers were told, the system may have taken the call after the reset.
  if (ended.by === "reset" && !ended.isSeenEnded) return null;
  return KNOWN[ended.by] ?? null;
}

/** The ends that an app knows of: it made them, or was told. */
const KNOWN: { readonly [K in EndedBy]?: string } = {
  endAction: "ended when its end action was fulfilled",
  report: "was reported as ended",
  failure: "never began: its start action failed",
  reset: "the reset ended",
  invalidation: "ended with the service of its provider",
};
