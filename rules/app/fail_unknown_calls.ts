import type { ActionId, CallAction } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { EventOf } from "../../trace/mod.ts";
import { completes, lists, listsCalls, performs, rests, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { SPEAKERBOX, WWDC_2016 } from "../source.ts";

const relaunched = [
  ...talks("a"),
  { kind: "processDied" },
  { kind: "processStarted" },
  performs("setMuted", "a"),
] as const;

/** What cannot be done for a call that the app has lost sight of is not said to be done. */
export const failUnknownCalls: Rule = {
  id: "app/fail-unknown-calls",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016, SPEAKERBOX],
  refs: ["ACT-05"],
  statement: "The app fails an action for a call that it does not know, unless it is to end it.",
  because: "Nothing has been done: the phone would show a call as muted in which one is heard.",
  examples: {
    satisfied: [...relaunched, completes("setMuted", "a", "failed"), lists(), rests],
    broken: [
      ...relaunched,
      completes("setMuted", "a"),
      listsCalls({ a: { hasConnected: true } }),
      lists(),
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    // Every life of the app has a judge of its own: what was known before does not count.
    const known = new Set<CallId>();
    const disowned = new Set<CallId>();
    const tapped = new Set<CallId>();
    const performed = new Map<ActionId, CallAction>();
    let suspects: { readonly at: EventOf<"completed">; readonly action: CallAction }[] = [];
    const know = ({ callId }: { readonly callId: CallId }) => void known.add(callId);
    return {
      processDied: () => known.clear(),
      incomingReported: know,
      callUpdated: know,
      outgoingConnecting: know,
      outgoingConnected: know,
      callEndReported: know,
      engineAsked: know,
      microphoneSet: know,
      appIntended({ callId }) {
        if (callId !== null) tapped.add(callId);
      },
      requested({ actions }) {
        for (const { kind, callId } of actions) {
          if (kind === "endCall" && !tapped.has(callId)) disowned.add(callId);
          else known.add(callId);
        }
      },
      performed({ action }) {
        if (action.kind !== "endCall" && world.calls.get(action.callId)?.isOrphan) {
          performed.set(action.id, action);
        }
      },
      completed(event) {
        const action = performed.get(event.actionId);
        if (!action || world.actions.get(action.id)?.status !== "open") return;
        if (known.has(action.callId)) return;
        exercised();
        if (event.outcome === "fulfilled") suspects.push({ at: event, action });
      },
      appListed({ callIds }) {
        for (const { at, action: { kind, callId } } of suspects) {
          const isStray = !callIds.includes(callId) && !known.has(callId) &&
            (disowned.has(callId) || world.systemList.some(({ id }) => id === callId));
          if (!isStray) continue;
          violated({
            at,
            callId,
            expected: `${kind} failed: the app does not know the call`,
            observed: "it was fulfilled, and nothing was done for it",
            hint: "look the call up in your list first, and fail the action where it is not there",
          });
        }
        suspects = [];
        for (const id of callIds) known.add(id);
      },
    };
  },
};
