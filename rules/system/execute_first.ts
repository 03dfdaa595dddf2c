import type { ActionId, TransactionId } from "../../actions/mod.ts";
import type { PerformedAction, WorldCall } from "../../trace/mod.ts";
import { alone, together } from "../alone.ts";
import { answersAsk, asks, performs, rests, rings, setsDelegate } from "../example.ts";
import type { Bench, Judge, Rule } from "../rule.ts";
import { apple, header } from "../source.ts";
import { isToCome } from "../timing.ts";

const asked = [
  setsDelegate("didReset", "execute", "setMuted", "endCall"),
  ...rings("a"),
  asks(["setMuted", "a"], ["endCall", "a"]),
] as const;

/** The app is asked for the whole first; then it is given nothing, or each action in order. */
export const executeFirst: Rule = {
  id: "system/execute-first",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    header("CXProvider"),
    apple("callkit/cxproviderdelegate/provider(_:execute:)"),
  ],
  refs: ["TX-05"],
  needs: ["tells.execute"],
  statement: "The system asks the app to execute each transaction that it accepts, " +
    "and performs the actions in order where the app does not.",
  because: "An app waits for what was accepted, and what it does itself must not come again.",
  examples: {
    satisfied: [
      ...asked,
      answersAsk(false),
      performs("setMuted", "a"),
      performs("endCall", "a"),
      rests,
    ],
    broken: [...asked, answersAsk(true), performs("setMuted", "a"), rests],
  },
  judge: (bench) => together(judgeAnswers(bench), judgeSilence(bench), judgeAcceptance(bench)),
};

/** A transaction that the app was asked of. */
interface Asked {
  readonly id: TransactionId;
  readonly actions: readonly PerformedAction[];
  isExecuting: boolean | null;
  /** The place of the action that was performed last. */
  last: number;
}

/** What is performed was asked of before, and is not what the app does by itself. */
function judgeAnswers({ exercised, violated }: Bench): Judge {
  const asked = new Map<ActionId, Asked>();
  const isAble: boolean[] = [];
  return {
    delegateSet({ members }) {
      if (members) isAble.push(members.includes("execute"));
    },
    executeAsked({ transactionId: id, actions }) {
      const transaction: Asked = { id, actions, isExecuting: null, last: -1 };
      for (const { action } of actions) asked.set(action.id, transaction);
    },
    executeAnswered({ transactionId, isExecuting }) {
      exercised();
      for (const each of asked.values()) {
        if (each.id === transactionId) each.isExecuting = isExecuting;
      }
    },
    performed(event) {
      const { id, kind, callId } = event.action;
      const transaction = asked.get(id);
      const place = transaction?.actions.findIndex(({ action }) => action.id === id) ?? -1;
      const found = !transaction
        ? isAble.length > 0 && isAble.every((each) => each)
          ? ["the app asked to execute it first", `${kind} performed without a question`]
          : null
        : transaction.isExecuting
        ? ["no action of what the app executes itself", `${kind} performed all the same`]
        : place < transaction.last
        ? ["the actions in the order of the transaction", `${kind} behind one that follows it`]
        : null;
      if (transaction) transaction.last = Math.max(place, transaction.last);
      if (!found) return;
      const [expected = "", observed = ""] = found;
      violated({ at: event, callId, expected, observed });
    },
  };
}

/** What the app does not execute itself is performed, from the first action on. */
function judgeSilence({ world, timing, violated }: Bench): Judge {
  const owed = new Map<TransactionId, PerformedAction & { readonly call: WorldCall | undefined }>();
  const forget = () => owed.clear();
  return {
    executeAsked({ transactionId, actions: [first] }) {
      // Keys wait for those before them, and what was asked of later may have to wait as well.
      if (!first || first.action.kind === "playDtmf") return;
      owed.set(transactionId, { ...first, call: world.calls.get(first.action.callId) });
    },
    executeAnswered({ transactionId, isExecuting }) {
      if (isExecuting) owed.delete(transactionId);
    },
    performed({ action }) {
      for (const [id, first] of owed) if (first.action.id === action.id) owed.delete(id);
    },
    completed({ actionId }) {
      for (const [id, first] of owed) if (first.action.id === actionId) owed.delete(id);
    },
    delegateSet: forget,
    didReset: forget,
    invalidated: forget,
    processDied: forget,
    rested(event) {
      for (const { action: { kind, callId }, timeoutAt, call } of owed.values()) {
        if (!isToCome(timing, timeoutAt, event.at) || !call || world.liveCall(callId) !== call) {
          continue;
        }
        violated({
          at: event,
          callId,
          expected: `${kind} performed, since the app does not execute it itself`,
          observed: "nothing, and nothing is under way any more",
        });
      }
      forget();
    },
  };
}

/** What was accepted comes to the app. */
function judgeAcceptance({ world, timing, exercised, violated }: Bench): Judge {
  const hearing = new Set<number>();
  const lone = alone(timing, "requested", ({ cause: { actions }, settled, offers }) => {
    const [first] = actions;
    if (settled?.error !== null || !first || hearing.size === 0) return;
    const isSure = actions.every(({ kind, callId }) =>
      kind === "startCall" ? world.calls.has(callId) : world.liveCall(callId)
    );
    if (!isSure && offers.length === 0) return;
    // A key waits for those before it, as long as the app leaves them open.
    if (offers.length === 0 && actions.some(({ kind }) => kind === "playDtmf")) return;
    exercised();
    if (offers.length > 0) return;
    violated({
      at: settled,
      callId: first.callId,
      expected: `${actions.map(({ kind }) => kind).join(" and ")} for the app, as accepted`,
      observed: "nothing, and nothing is under way any more",
      hint: "refuse what you will not do: an app waits for what was accepted",
    });
  });
  return {
    ...lone,
    delegateSet(event) {
      lone.delegateSet?.(event);
      if (event.members) hearing.add(event.provider);
      else hearing.clear();
    },
    processDied(event) {
      lone.processDied?.(event);
      hearing.clear();
    },
  };
}
