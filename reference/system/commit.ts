import type { ActionId, ActionRequest, CallAction, TransactionId } from "../../actions/mod.ts";
import type { CallId, Instant } from "../../call/mod.ts";
import type { OfferedAction } from "./effect.ts";
import {
  type ActionState,
  callOf,
  type CallState,
  hasOpen,
  isOwn,
  type Origin,
  type State,
  type TransactionState,
} from "./state.ts";
import type { Turn } from "./turn.ts";

/**
 * Accepts actions as one transaction (rule TX-05): the app is asked whether it executes the whole,
 * and the clock of each action runs from here (open question OQ-02). What is about a call that is not
 * the app's the phone does by itself, at once (rule TX-14).
 */
export function commit(turn: Turn, origin: Origin, requests: readonly ActionRequest[]): void {
  const byOwner = new Map<TransactionState["owner"], ActionRequest[]>();
  for (const request of requests) {
    const call = callOf(turn.state, request.callId);
    if (!call) continue;
    if (!isOwn(call)) turn.byPhone.push(request);
    else {
      const owner = typeof call.owner === "number" ? call.owner : "orphan";
      byOwner.set(owner, [...byOwner.get(owner) ?? [], request]);
    }
  }
  for (const [owner, own] of byOwner) commitFor(turn, owner, origin, own);
}

function commitFor(
  turn: Turn,
  owner: TransactionState["owner"],
  origin: Origin,
  requests: readonly ActionRequest[],
): void {
  const id = turn.mint<TransactionId>();
  const actions = requests.map((request): ActionState => ({
    action: { ...request, id: turn.mint<ActionId>() } as CallAction,
    isOpen: true,
    isGiven: false,
    dueAt: turn.state.now + turn.state.profile.deadlinesMs[request.kind] as Instant,
  }));
  const isBehind = actions.some(({ action }) =>
    action.kind === "playDtmf" && hasOpen(turn.state, action.callId, "playDtmf")
  );
  const stage = owner === "orphan" ? "orphaned" : isBehind ? "waiting" : "asked";
  const transaction: TransactionState = { id, owner, origin, stage, actions };
  turn.set({ transactions: [...turn.state.transactions, transaction] });
  if (stage === "asked") ask(turn, transaction);
}

/** Asks the app whether it executes a transaction itself. */
function ask(turn: Turn, { id, owner, actions }: TransactionState): void {
  if (owner === "orphan") return;
  const offers = actions.map(offer);
  turn.tell({ lane: "delegate", kind: "executeAsked", provider: owner, transactionId: id, offers });
}

/** What the app answered: it has the actions now, or each is performed in list order. */
export function takeExecuteAnswer(turn: Turn, id: TransactionId, isExecuting: boolean): void {
  const transaction = turn.state.transactions.find((each) => each.id === id);
  if (transaction?.stage !== "asked") return;
  if (isExecuting) {
    const actions = transaction.actions.map((each) => ({ ...each, isGiven: true }));
    turn.setTransaction({ ...transaction, stage: "executing", actions });
  } else give(turn, { ...transaction, stage: "performing" });
}

/** Gives the app the actions that it is to have now: all of them, or the next. */
export function give(turn: Turn, transaction: TransactionState): void {
  const { owner } = transaction;
  const isOneByOne = turn.state.freedoms.performs === "oneByOne";
  let isHeldUp = false;
  const actions = transaction.actions.map((each): ActionState => {
    if (!each.isOpen) return each;
    const isNext = !each.isGiven && !isHeldUp;
    isHeldUp ||= isOneByOne;
    if (!isNext || owner === "orphan") return each;
    turn.tell({ lane: "delegate", kind: "performed", provider: owner, offer: offer(each) });
    return { ...each, isGiven: true };
  });
  turn.setTransaction({ ...transaction, actions });
}

/** Where the actions of a transaction are given one by one, the next one's turn may have come. */
export function giveNext(turn: Turn): void {
  for (const transaction of turn.state.transactions) {
    const { stage, actions } = transaction;
    const open = actions.filter(({ isOpen }) => isOpen);
    if (stage === "performing" && open.every(({ isGiven }) => !isGiven)) give(turn, transaction);
  }
}

/** Lets the next DTMF action of a call go, once none is ahead of it; its clock starts now. */
export function releaseDtmf(turn: Turn, id: CallId): void {
  const { state } = turn;
  const next = state.transactions.find(({ stage, actions }) =>
    stage === "waiting" && actions.some(({ action }) => action.callId === id)
  );
  if (next && !isDtmfAhead(state, next, id)) release(turn, next);
}

/** A transaction that had to wait is put to the app; its clock starts now. */
export function release(turn: Turn, waiting: TransactionState): void {
  const { now, profile } = turn.state;
  const actions = waiting.actions.map((each): ActionState => ({
    ...each,
    dueAt: now + profile.deadlinesMs[each.action.kind] as Instant,
  }));
  const released: TransactionState = { ...waiting, stage: "asked", actions };
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
