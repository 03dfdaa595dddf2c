import type { ActionId } from "../actions/mod.ts";
import type { PendingOfCall, RecentsFact, ScreenCard, Trace } from "../trace/mod.ts";
import type { SystemSubject } from "./adapter.ts";

/** Looks at everything that a call system shows of itself, and tells the trace. */
export class SystemLooks {
  readonly #subject: SystemSubject;
  readonly #trace: Pick<Trace, "append">;
  #newest: RecentsFact | undefined;

  /** Looks at a system. */
  constructor(subject: SystemSubject, trace: Pick<Trace, "append">) {
    this.#subject = subject;
    this.#trace = trace;
  }

  /** Looks once. */
  look(): void {
    const { calls, screen, recents, pendingTransactions } = this.#subject;
    if (calls) this.#trace.append({ kind: "callsListed", calls: calls() });
    if (screen) this.#trace.append({ kind: "screenSeen", cards: screen().calls.map(cardOf) });
    if (recents) this.#trace.append({ kind: "recentsSeen", added: this.#addedTo(recents()) });
    if (pendingTransactions) this.#seePending(pendingTransactions());
  }

  #addedTo(entries: readonly RecentsFact[]): readonly RecentsFact[] {
    const known = this.#newest;
    const place = known
      ? entries.findIndex(({ callId, endedAt }) =>
        callId === known.callId && endedAt === known.endedAt
      )
      : -1;
    this.#newest = entries[0] ?? known;
    return entries.slice(0, place < 0 ? entries.length : place).map(factOf);
  }

  #seePending(transactions: ReturnType<NonNullable<SystemSubject["pendingTransactions"]>>): void {
    const pending = this.#subject.pendingActions;
    const ids = (...of: Parameters<NonNullable<typeof pending>>): readonly ActionId[] =>
      pending?.(...of).map(({ id }) => id) ?? [];
    const ofCalls = (pending?.() ?? []).map(({ kind, callId }): PendingOfCall => ({
      action: kind,
      callId,
      actionIds: ids(kind, callId),
    }));
    this.#trace.append({
      kind: "pendingListed",
      transactions: transactions.map(({ id, isComplete, actions }) => ({
        transactionId: id,
        isComplete,
        actions: actions.map((action) => ({
          actionId: action.id,
          isComplete: action.isComplete,
        })),
      })),
      actionIds: ids(),
      ofCalls,
    });
  }
}

function cardOf({ callId, name, isVideo, isMuted, others, buttons }: ScreenCard): ScreenCard {
  return { callId, name, isVideo, isMuted, others, buttons };
}

function factOf(entry: RecentsFact): RecentsFact {
  const { callId, isOutgoing, outcome, connectedAt, endedAt, durationMs } = entry;
  return { callId, isOutgoing, outcome, connectedAt, endedAt, durationMs };
}
