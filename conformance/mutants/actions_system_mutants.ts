import { type ActionId, type CallAction, transactionId } from "../../actions/mod.ts";
import type { CallId, Instant } from "../../call/mod.ts";
import {
  type ActionState,
  type Effect,
  type Input,
  openAction,
  type State,
  type TransactionState,
  transition,
} from "../../reference/system/mod.ts";
import type { SystemSubject } from "../adapter.ts";
import { coreMutant, effectMutant, type Mutant, subjectMutant } from "./mutant.ts";

type Step = ReturnType<typeof transition>;

/** The action that an input completes, while it is open. */
function completedBy(state: State, input: Input): CallAction | undefined {
  return input.kind === "completed" ? openAction(state, input.actionId)?.action : undefined;
}

/** The calls of some actions live on, which an input would have ended. */
function sparing([after, effects]: Step, before: State, done: readonly CallAction[]): Step {
  const ids = new Set(done.map(({ callId }) => callId));
  const isSpared = (id: CallId) => ids.has(id) && !after.calls.some((call) => call.id === id);
  const spared = before.calls.filter(({ id }) => isSpared(id));
  if (spared.length === 0) return [after, effects];
  // What else was asked for of them lives on as well.
  const isLeft = ({ action, isOpen }: ActionState) =>
    isOpen && isSpared(action.callId) && !done.some(({ id }) => id === action.id);
  const kept = before.transactions.flatMap((each): readonly TransactionState[] => {
    const now = after.transactions.find(({ id }) => id === each.id);
    if (!each.actions.some(isLeft)) return now ? [now] : [];
    const actions = each.actions.map((action, index) =>
      isLeft(action) ? action : now?.actions[index] ?? { ...action, isOpen: false }
    );
    return [{ ...each, ...now, actions }];
  });
  const begun = after.transactions.filter(({ id }) => !kept.some((each) => each.id === id));
  const transactions = [...kept, ...begun];
  const calls = [...after.calls, ...spared];
  return [
    { ...after, calls, transactions, recents: before.recents },
    effects.filter((effect) => effect.kind !== "observed" || !isSpared(effect.call.id)),
  ];
}

function sparesFailedAnswers(state: State, input: Input): Step {
  const action = completedBy(state, input);
  const isFailed = input.kind === "completed" && input.outcome === "failed";
  const done = isFailed && action?.kind === "answerCall" ? [action] : [];
  return sparing(transition(state, input), state, done);
}

function sparesLateAnswers(state: State, input: Input): Step {
  const step = transition(state, input);
  const done = step[1].flatMap((effect) =>
    effect.kind === "timedOut" && effect.action.kind === "answerCall" ? [effect.action] : []
  );
  return sparing(step, state, done);
}

function takesFailuresForDone(state: State, input: Input): Step {
  const kind = completedBy(state, input)?.kind;
  const isMeant = input.kind === "completed" && (kind === "setMuted" || kind === "setHeld");
  return transition(state, isMeant ? { ...input, outcome: "fulfilled" } : input);
}

function mutesFor(ms: number): typeof transition {
  return (state, input) => {
    const { profile } = state;
    const deadlinesMs = { ...profile.deadlinesMs, setMuted: ms };
    const [after, effects] = transition({ ...state, profile: { ...profile, deadlinesMs } }, input);
    return [{ ...after, profile }, effects];
  };
}

/** A state that remembers actions, each until it is no longer of use. */
type Remembering<T> = State & { readonly kept?: ReadonlyMap<ActionId, T> };

/** A core with a memory of its own, which `take` changes. */
function remembering<T>(
  take: (state: State, input: Input, kept: Map<ActionId, T>) => Step,
): typeof transition {
  return (state: Remembering<T>, input) => {
    const kept = new Map(state.kept);
    const [after, effects] = take(state, input, kept);
    const remembering: Remembering<T> = { ...after, kept };
    return [remembering, effects];
  };
}

/** A failure that comes second ends the call, though the start or answer was fulfilled first. */
const endsWhatIsFailedLater = remembering<CallId>((state, input, begun) => {
  const action = completedBy(state, input);
  const isBeginning = action?.kind === "startCall" || action?.kind === "answerCall";
  if (isBeginning) begun.set(action.id, action.callId);
  const isSecond = input.kind === "completed" && !action && input.outcome === "failed";
  const call = isSecond
    ? state.calls.find(({ id }) => id === begun.get(input.actionId))
    : undefined;
  if (typeof call?.owner !== "number") return transition(state, input);
  const { at } = input;
  const { id: callId, owner: provider } = call;
  return transition(state, { kind: "callEndReported", at, provider, callId, reason: "failed" });
});

/** An action that timed out is open again when the app completes it. */
const takesLateCompletions = remembering<CallAction>((state, input, late) => {
  const action = input.kind === "completed" ? late.get(input.actionId) : undefined;
  if (action) late.delete(action.id);
  const step = transition(action ? withOpen(state, action, input.at) : state, input);
  for (const effect of step[1]) {
    if (effect.kind === "timedOut") late.set(effect.action.id, effect.action);
  }
  return step;
});

function withOpen(state: State, action: CallAction, at: Instant): State {
  const dueAt = at + 60_000 as Instant;
  const transaction: TransactionState = {
    id: transactionId("00000000-0000-4000-a000-000000000000"),
    owner: 1,
    origin: "user",
    stage: "performing",
    actions: [{ action, isOpen: true, isGiven: true, dueAt }],
  };
  return { ...state, transactions: [...state.transactions, transaction] };
}

interface Done {
  readonly action: CallAction;
  readonly dueAt: Instant;
}

/** A mute that was fulfilled times out all the same, as soon as something happens after that. */
const timesOutWhatIsDone = remembering<Done>((state, input, done) => {
  const [after, effects] = transition(state, input);
  const action = completedBy(state, input);
  const { dueAt } = action && openAction(state, action.id) || {};
  if (action?.kind === "setMuted" && dueAt !== undefined) done.set(action.id, { action, dueAt });
  const late = [...done.values()].filter((each) => each.dueAt <= input.at);
  for (const each of late) done.delete(each.action.id);
  const told = late.map(({ action }): Effect => ({
    lane: "delegate",
    kind: "timedOut",
    provider: 1,
    action,
  }));
  return [after, [...effects, ...told]];
});

/** What is pending says that it is complete. */
function saysComplete({ pendingTransactions }: SystemSubject): Partial<SystemSubject> {
  return {
    pendingTransactions: () =>
      (pendingTransactions?.() ?? []).map(({ id, actions }) => ({
        id,
        isComplete: true,
        actions: actions.map((action) =>
          Object.defineProperty({ ...action }, "isComplete", { value: true }) as typeof action
        ),
      })),
  };
}

/** The reference with one fault each: actions, as a system takes them. */
export const ACTIONS_SYSTEM_MUTANTS: readonly Mutant[] = [
  effectMutant(
    "performs an action again that is open",
    "system/perform-once",
    (effect) => effect.kind === "performed" ? [effect, effect] : effect,
  ),
  subjectMutant(
    "says of open actions that they are complete",
    "system/pending-until-completed",
    saysComplete,
  ),
  coreMutant(
    "ends a call whose start or answer is failed after it was fulfilled",
    "system/first-completion-counts",
    endsWhatIsFailedLater,
  ),
  coreMutant(
    "holds or mutes a call though that failed",
    "system/failed-actions-change-nothing",
    takesFailuresForDone,
  ),
  coreMutant(
    "lets a call ring on whose answer failed",
    "system/end-failed-answers",
    sparesFailedAnswers,
  ),
  coreMutant("lets mutes take a minute", "system/measured-deadlines", mutesFor(60_000)),
  coreMutant("gives mutes no deadline", "system/time-out-late-actions", mutesFor(Infinity)),
  coreMutant(
    "times out mutes that were fulfilled",
    "system/no-time-out-after-completion",
    timesOutWhatIsDone,
  ),
  coreMutant(
    "lets completions through that come after the deadline",
    "system/ignore-late-completions",
    takesLateCompletions,
  ),
  coreMutant(
    "lets a call ring on whose answer timed out",
    "system/end-timed-out-calls",
    sparesLateAnswers,
  ),
];
