import type {
  ActionId,
  ActionKind,
  ActionRequest,
  CallAction,
  TransactionId,
} from "../../actions/mod.ts";
import type { CallId, Instant } from "../../call/mod.ts";
import type { OfferedAction } from "./effect.ts";
import { endCall } from "./ending.ts";
import { isHoldUnderWay } from "./groups.ts";
import {
  type ActionState,
  callOf,
  type CallState,
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
  for (const [owner, own] of byOwner) {
    if (owner === "orphan") commitForOrphans(turn, origin, own);
    else commitFor(turn, owner, origin, own);
  }
}

/** Nobody can be asked to end the calls of an app that has died: they end; the rest waits for it. */
function commitForOrphans(turn: Turn, origin: Origin, requests: readonly ActionRequest[]): void {
  for (const { callId, kind } of requests) {
    if (kind === "endCall") endCall(turn, callId, origin === "system" ? "unanswered" : "endAction");
  }
  const left = requests.filter(({ kind }) => kind !== "endCall");
  if (left.length > 0) commitFor(turn, "orphan", origin, left);
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
    dueAt: dueFromNow(turn, request.kind),
  }));
  const stage = owner === "orphan" ? "orphaned" : "asked";
  const transaction: TransactionState = { id, owner, origin, stage, actions };
  turn.set({ transactions: [...turn.state.transactions, transaction] });
  if (stage === "asked") ask(turn, transaction);
}

function dueFromNow({ state: { now, profile } }: Turn, kind: ActionKind): Instant {
  return now + profile.deadlinesMs[kind] as Instant;
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
  } else {
    const performing = { ...transaction, stage: "performing" } as const;
    turn.setTransaction(performing);
    give(turn, performing);
  }
}

/**
 * Gives the app those actions of a transaction whose turn has come: all of them, or the next where
 * they are given one by one. The keys of a call wait for those before them (rule DTM-01), and their
 * clock does not run meanwhile.
 */
export function give(turn: Turn, transaction: TransactionState): void {
  const { owner } = transaction;
  if (owner === "orphan") return;
  const isOneByOne = turn.state.freedoms.performs === "oneByOne";
  let isHeldUp = isOneByOne && transaction.actions.some(({ isOpen, isGiven }) => isOpen && isGiven);
  const actions = transaction.actions.map((each): ActionState => {
    if (!each.isOpen || each.isGiven || isHeldUp) return each;
    isHeldUp = isOneByOne;
    if (isBehind(turn.state, each)) return each;
    const given = { ...each, isGiven: true };
    turn.tell({ lane: "delegate", kind: "performed", provider: owner, offer: offer(given) });
    return given;
  });
  const hasChanged = actions.some((each, index) => each !== transaction.actions[index]);
  if (hasChanged) turn.setTransaction({ ...transaction, actions });
}

/** Gives the app what waited and need not wait any more. */
export function giveNext(turn: Turn): void {
  for (const transaction of turn.state.transactions) {
    if (transaction.stage === "performing") give(turn, transaction);
  }
}

/** Whether an action waits for another: keys of a call for those that were accepted before. */
export function isBehind({ transactions }: State, { action }: ActionState): boolean {
  if (action.kind !== "playDtmf") return false;
  for (const { actions } of transactions) {
    for (const other of actions) {
      if (other.action.id === action.id) return false;
      if (!other.isOpen || other.action.kind !== "playDtmf") continue;
      if (other.action.callId === action.callId) return true;
    }
  }
  return false;
}

/** The key that waited for one that is complete has all its time before it, given or not yet. */
export function startNextKey(turn: Turn, callId: CallId): void {
  for (const transaction of turn.state.transactions) {
    const next = transaction.actions.find(({ action, isOpen }) =>
      isOpen && action.kind === "playDtmf" && action.callId === callId
    );
    if (!next) continue;
    if (next.isGiven) return;
    const started = { ...next, dueAt: dueFromNow(turn, "playDtmf") };
    const actions = transaction.actions.map((each) => each === next ? started : each);
    return turn.setTransaction({ ...transaction, actions });
  }
}

/** A transaction that no app could be asked about is put to one; its clock starts now. */
export function release(turn: Turn, orphaned: TransactionState): void {
  const actions = orphaned.actions.map((each): ActionState => ({
    ...each,
    dueAt: dueFromNow(turn, each.action.kind),
  }));
  const released: TransactionState = { ...orphaned, stage: "asked", actions };
  turn.setTransaction(released);
  ask(turn, released);
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
