import type { CallId } from "../../call/mod.ts";
import { completes, idOf, performsSo, talks } from "../example.ts";
import type { Example } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** Some digits that the engine was asked to send. */
interface Sending {
  readonly ask: number;
  readonly digits: string;
  isSent: boolean;
}

/** What the user keys in arrives, all of it and in order. */
export const sendEveryDigit: Rule = {
  id: "app/send-every-digit",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxplaydtmfcallaction")],
  refs: ["DTM-04"],
  sees: "performed",
  where: (event) =>
    event.kind === "performed" && event.isHandled && event.action.kind === "playDtmf",
  statement: "The app sends every digit of a key action, in order, before it fulfills the action.",
  because: "The next keys come once it is fulfilled: what is missing or late spoils the number.",
  examples: { satisfied: sends("20"), broken: sends("2") },
  judge({ world, exercised, violated }) {
    /** What was sent since a call was given its key action. */
    const sendings = new Map<CallId, Sending[]>();
    return {
      performed({ action: { kind, callId } }) {
        if (kind === "playDtmf") sendings.set(callId, []);
      },
      engineAsked({ operation, callId, ask, digits }) {
        if (operation !== "sendDigits" || digits === undefined) return;
        sendings.get(callId)?.push({ ask, digits, isSent: false });
      },
      engineSettled({ ask, callId, isSuccess }) {
        const sending = sendings.get(callId)?.find((each) => each.ask === ask);
        if (sending) sending.isSent = isSuccess;
      },
      completed(event) {
        const given = world.actions.get(event.actionId);
        if (given?.status !== "open" || event.outcome !== "fulfilled") return;
        const { action } = given;
        if (action.kind !== "playDtmf" || !world.liveCall(action.callId)) return;
        const all = sendings.get(action.callId);
        // With two at once it cannot be said for which the engine was asked; and an app that has
        // an engine of its own sends where nobody sees it.
        if (!all || keyActionsOf(action.callId) > 1 || !world.legs.has(action.callId)) return;
        exercised();
        const sent = all.filter(({ isSent }) => isSent).map(({ digits }) => digits).join("");
        if (keysOf(sent) === keysOf(action.digits)) return;
        violated({
          at: event,
          callId: action.callId,
          expected: `the digits "${action.digits}" sent, and then the action fulfilled`,
          observed: sent === "" ? "it was fulfilled before any was sent" : `"${sent}" was sent`,
          hint: "give the whole of action.digits to the engine, and wait until it has sent them",
        });
      },
    };

    function keyActionsOf(id: CallId): number {
      return world.openActions.filter(({ action }) =>
        action.kind === "playDtmf" && action.callId === id
      ).length;
    }
  },
};

/** The keys of a text; how an engine spells a pause is its own affair. */
function keysOf(text: string): string {
  return text.replace(/[^0-9*#a-d]/gi, "");
}

function sends(digits: string): Example {
  const callId = idOf("a");
  return [
    { kind: "engineReported", report: "incoming", callId },
    ...talks("a"),
    performsSo({ kind: "playDtmf", digits: "20", type: "softPause" }, "a"),
    { kind: "engineAsked", ask: 1, operation: "sendDigits", callId, digits },
    { kind: "engineSettled", ask: 1, operation: "sendDigits", callId, isSuccess: true },
    completes("playDtmf", "a"),
  ];
}
