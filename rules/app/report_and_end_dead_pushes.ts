import type { CallId } from "../../call/mod.ts";
import { asksEngine, handlesPush, idOf, pushes, reportsEnd, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { forum } from "../source.ts";

const late = [
  pushes("a"),
  ...rings("a"),
  asksEngine("find", "a"),
  handlesPush,
  { kind: "engineSettled", ask: 1, operation: "find", callId: idOf("a"), isSuccess: true },
] as const;

/** A push that comes too late is a call that ends at once. */
export const reportAndEndDeadPushes: Rule = {
  id: "app/report-and-end-dead-pushes",
  level: "must",
  since: "0.1.0",
  evidence: "stated",
  sources: [forum(117939)],
  refs: ["PUSH-05"],
  sees: "pushHandled",
  statement: "The app ends a call at once that it reported for a push and that is already over.",
  because:
    "The report is owed all the same, and the phone rings for nobody until it is taken back.",
  examples: {
    satisfied: [...late, reportsEnd("a"), rests],
    broken: [...late, rests],
  },
  judge({ world, exercised, violated }) {
    const dead = new Set<CallId>();
    // An app with an engine of its own has legs that nobody sees.
    let isEngineUsed = false;
    return {
      pushDelivered({ callId }) {
        if (!world.legs.has(callId) && !world.calls.has(callId)) dead.add(callId);
      },
      engineAsked: () => void (isEngineUsed = true),
      engineReported({ callId }) {
        isEngineUsed = true;
        dead.delete(callId);
      },
      engineSettled({ operation, callId, isSuccess }) {
        // Without an answer it cannot know.
        if (operation === "find" && !isSuccess) dead.delete(callId);
      },
      callEndReported({ callId }) {
        if (dead.delete(callId)) exercised();
      },
      rested(event) {
        for (const callId of dead) {
          dead.delete(callId);
          if (!isEngineUsed || !world.liveCall(callId)) continue;
          exercised();
          violated({
            at: event,
            callId,
            expected: "reportCallEnded for the pushed call, which was gone before the push came",
            observed: `no report: the phone has the call as ${world.calls.get(callId)?.phase}`,
            hint: "report the call of every push, ask whether it is still there, and end it if not",
          });
        }
      },
    };
  },
};
