import type { ActionId, ActionRequest, CallAction, TransactionId } from "../../actions/mod.ts";
import type { CallId, Instant } from "../../call/mod.ts";
import type { OfferedAction } from "./effect.ts";
import {
  type ActionState,
  type CallState,
  hasOpen,
  type Origin,
  type ProviderNumber,
  type State,
  type TransactionState,
} from "./state.ts";
import type { Turn } from "./turn.ts";

/**
 * Accepts actions as one transaction (rule TX-05): the app is asked whether it executes the whole,
 * and the clock of each action runs from here (open question OQ-02).
 */
export function commit(
  turn: Turn,
  provider: ProviderNumber,
  origin: Origin,
  requests: readonly ActionRequest[],
): void {
  const id = turn.mint<TransactionId>();
  const actions = requests.map((request): ActionState => ({
    action: { ...request, id: turn.mint<ActionId>() } as CallAction,
    isOpen: true,
    dueAt: turn.state.now + turn.state.profile.deadlinesMs[request.kind] as Instant,
  }));
  const isWaiting = actions.some(({ action }) =>
    action.kind === "playDtmf" && hasOpen(turn.state, action.callId, "playDtmf")
  );
  const stage = isWaiting ? "waiting" : "asked";
  const transaction: TransactionState = { id, provider, origin, stage, actions };
  turn.set({ transactions: [...turn.state.transactions, transaction] });
  if (!isWaiting) ask(turn, transaction);
}

/** Asks the app whether it executes a transaction itself. */
function ask(turn: Turn, { id, provider, actions }: TransactionState): void {
  const offers = actions.map(offer);
  turn.tell({ lane: "delegate", kind: "executeAsked", provider, transactionId: id, offers });
}

/** What the app answered: it has the actions now, or each is performed in list order. */
export function takeExecuteAnswer(turn: Turn, id: TransactionId, isExecuting: boolean): void {
  const transaction = turn.state.transactions.find((each) => each.id === id);
  if (transaction?.stage !== "asked") return;
  turn.setTransaction({ ...transaction, stage: "performing" });
  if (isExecuting) return;
  for (const action of transaction.actions) {
    if (!action.isOpen) continue;
    const { provider } = transaction;
    turn.tell({ lane: "delegate", kind: "performed", provider, offer: offer(action) });
  }
}

/** Lets the next DTMF action of a call go, once none is ahead of it; its clock starts now. */
export function releaseDtmf(turn: Turn, id: CallId): void {
  const { state } = turn;
  const next = state.transactions.find(({ stage, actions }) =>
    stage === "waiting" && actions.some(({ action }) => action.callId === id)
  );
  if (!next || isDtmfAhead(state, next, id)) return;
  const actions = next.actions.map((each): ActionState => ({
    ...each,
    dueAt: state.now + state.profile.deadlinesMs[each.action.kind] as Instant,
  }));
  const released: TransactionState = { ...next, stage: "asked", actions };
  turn.setTransaction(released);
  ask(turn, released);
}

function isDtmfAhead(state: State, waiting: TransactionState, id: CallId): boolean {
  return state.transactions.some((other) =>
    other !== waiting && other.stage !== "waiting" &&
    other.actions.some(({ action, isOpen }) =>
      isOpen && action.kind === "playDtmf" && action.callId === id
    )
  );
}

function offer({ action, dueAt }: ActionState): OfferedAction {
  return { action, timeoutAt: dueAt };
}

/**
 * The actions by which calls in front make room for another (rules OUT-10, HLD-03): on hold where
 * that can be, ended otherwise.
 */
export function roomFor(
  turn: Turn,
  inFront: readonly CallState[],
  canHold: boolean,
): readonly ActionRequest[] {
  return inFront
    .filter(({ id }) => !isHoldUnderWay(turn.state, id))
    .map(({ id, info }): ActionRequest =>
      canHold && info.supportsHolding
        ? { kind: "setHeld", callId: id, isOnHold: true }
        : { kind: "endCall", callId: id }
    );
}

/** Whether an action that puts the call on hold is open. */
export function isHoldUnderWay(state: State, id: CallId): boolean {
  return state.transactions.some(({ actions }) =>
    actions.some(({ action, isOpen }) =>
      isOpen && action.callId === id && action.kind === "setHeld" && action.isOnHold
    )
  );
}
