import type { ActionId } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { EventOf, TraceEvent, World } from "../../trace/mod.ts";
import { completes, idOf, performs, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { forum } from "../source.ts";

/** Life goes on after a reset. */
export const workAfterAReset: Rule = {
  id: "app/work-after-a-reset",
  level: "should",
  since: "0.1.0",
  evidence: "stated",
  sources: [forum(801418), forum(817614)],
  refs: ["RST-05"],
  statement:
    "The app places and takes calls after a reset as before it, and after a request whose " +
    "provider or call the system did not know any more.",
  because:
    "The call service comes back by itself; an app that stays down is down until a relaunch.",
  examples: {
    satisfied: [
      { kind: "didReset", provider: 1 },
      { kind: "engineReported", report: "incoming", callId: idOf("a") },
      ...rings("a"),
      rests,
    ],
    broken: [
      { kind: "didReset", provider: 1 },
      { kind: "engineReported", report: "incoming", callId: idOf("a") },
      ...rings("a"),
      performs("answerCall", "a"),
      completes("answerCall", "a", "failed"),
    ],
  },
  judge({ world, exercised, violated }) {
    let isShaken = false;
    /** Whether the app is known to use the engine of the kit. */
    let hasEngine = false;
    const tried = new Set<CallId>();
    const owed = new Set<CallId>();
    /** Answers that came while the report was under way: they are the matter of another rule. */
    const early = new Set<ActionId>();
    let isStartOwed = false;
    function accuse(at: TraceEvent, expected: string, observed: string, callId?: CallId): void {
      const hint = "build up again in didReset what you tear down there";
      violated({ at, ...(callId && { callId }), expected, observed, hint });
    }
    const isFree = (id?: CallId) => isAlone(world, id);
    return {
      didReset() {
        isShaken = true;
        isStartOwed = false;
        owed.clear();
      },
      requestSettled(event) {
        isShaken ||= tellsOfAReset(world, event);
      },
      engineReported({ report, callId }) {
        hasEngine = true;
        if (isShaken && report === "incoming" && isFree(callId)) owed.add(callId);
      },
      engineAsked({ operation, callId }) {
        hasEngine = true;
        // It dials before it requests: that is the matter of another rule, and no app that stays down.
        if (operation === "dial") isStartOwed = false;
        tried.add(callId);
      },
      incomingReported({ callId }) {
        if (owed.delete(callId)) exercised();
      },
      appIntended({ intent }) {
        if (isShaken && intent === "start" && isFree()) isStartOwed = true;
      },
      requested({ actions }) {
        if (!isStartOwed || !actions.some(({ kind }) => kind === "startCall")) return;
        isStartOwed = false;
        exercised();
      },
      performed({ action }) {
        if (isUnderWay(world, action.callId)) early.add(action.id);
      },
      completed(event) {
        const given = world.actions.get(event.actionId);
        if (!isShaken || early.delete(event.actionId) || given?.status !== "open") return;
        const { kind, callId } = given.action;
        const isDue = kind === "startCall" && hasEngine ||
          kind === "answerCall" && world.legs.get(callId) === "ringing";
        if (!isDue || !isFree(callId) || !world.liveCall(callId) || isEnding(world, callId)) return;
        exercised();
        if (event.outcome === "fulfilled" || tried.has(callId)) return;
        const expected = "the call placed or taken, as before the reset";
        accuse(event, expected, `${kind} failed, and the engine was never asked`, callId);
      },
      rested(event) {
        for (const id of owed) {
          if (world.legs.get(id) !== "ringing" || !isFree(id)) continue;
          accuse(event, "the incoming call reported", "no report: it rings for nobody", id);
        }
        if (isStartOwed && isFree()) accuse(event, "the call requested", "no request");
        isStartOwed = false;
        owed.clear();
      },
    };
  },
};

/** Whether nothing but this call is going on: an app may take one call at a time. */
function isAlone({ calls, foreign, hurdles }: World, id?: CallId): boolean {
  return foreign.size + hurdles.size === 0 && [...calls.keys()].every((each) => each === id);
}

/** Whether a call is being ended: nobody has to answer it any more. */
function isEnding({ openActions }: World, callId: CallId): boolean {
  return openActions.some(({ action }) => action.kind === "endCall" && action.callId === callId);
}

/** Whether the report of a call is under way still. */
function isUnderWay({ calls, reports }: World, callId: CallId): boolean {
  const call = calls.get(callId);
  return call !== undefined && reports.has(call.introducedBy);
}

/** Whether a refusal shows that the system does not know any more what the app has. */
function tellsOfAReset(world: World, { request, error }: EventOf<"requestSettled">): boolean {
  const actions = world.requests.get(request)?.actions ?? [];
  return error?.code === "unknownCallProvider" ||
    error?.code === "unknownCallId" && actions.some(({ callId }) => world.liveCall(callId));
}
