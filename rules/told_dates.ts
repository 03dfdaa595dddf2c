import { type CallId, type Instant, instant } from "../call/mod.ts";
import type { EventOf, RecentsFact, World } from "../trace/mod.ts";
import { births } from "./births.ts";
import type { Judge } from "./rule.ts";

/** How far a date may be off: some systems keep them to the second. */
const TOLERANCE_MS = 500;

/** A date that the app told, with or without saying it. */
export interface ToldDate {
  /** The call. */
  readonly callId: CallId;
  /** What happened then. */
  readonly of: "connected" | "ended";
  /** When the app told it. */
  readonly at: Instant;
  /** The date that it gave; null: none. */
  readonly given: Instant | null;
}

/** Such a date, and what Recents make of it. */
export interface ShownDate extends ToldDate {
  /** What is shown; null: the call never connected. */
  readonly shown: Instant | null;
}

/**
 * Follows when the app says that calls connect and end, so far as it is sure that the system takes
 * its word for it.
 */
export class ToldDates {
  readonly #world: World;
  readonly #told = new Map<CallId, Partial<Record<ToldDate["of"], ToldDate>>>();
  /** The calls that the system may end by itself, at another moment. */
  readonly #unsure = new Set<CallId>();

  /** Begins with a trace. */
  constructor(world: World) {
    this.#world = world;
  }

  /** What a judge has to let it hear. */
  readonly handlers: Judge = {
    ...births((callId) => this.#begin(callId)),
    outgoingConnected: ({ callId, at, connectedAt: given }) => {
      const { phase } = this.#world.liveCall(callId) ?? {};
      const isProgress = phase === "started" || phase === "connecting";
      if (isProgress) this.#tell({ callId, of: "connected", at, given });
    },
    callEndReported: ({ callId, at, endedAt: given }) =>
      this.#tell({ callId, of: "ended", at, given }),
    completed: (event) => this.#complete(event),
    timedOut: ({ callId }) => void this.#unsure.add(callId),
    // The system may have had the reset before it heard of any of this.
    didReset: () => this.#told.clear(),
  };

  /** The dates that were told of the calls that Recents show now. */
  shownBy({ added }: EventOf<"recentsSeen">): readonly ShownDate[] {
    return added.flatMap((fact) => {
      const { connected, ended } = this.#told.get(fact.callId) ?? {};
      this.#told.delete(fact.callId);
      return [connected, ended].flatMap((told) => told ? [shownIn(fact, told)] : []);
    });
  }

  /** An id that was used before stands for another call now. */
  #begin(callId: CallId): void {
    if (this.#world.calls.has(callId)) return;
    this.#told.delete(callId);
    this.#unsure.delete(callId);
  }

  #complete({ actionId, outcome, at, dated }: EventOf<"completed">): void {
    const known = this.#world.actions.get(actionId);
    if (known?.status !== "open") return;
    const { kind, callId } = known.action;
    if (outcome === "failed") this.#unsure.add(callId);
    else if (kind === "answerCall") {
      this.#tell({ callId, of: "connected", at, given: dated ?? null });
    } else if (kind === "endCall" && dated !== undefined) {
      this.#tell({ callId, of: "ended", at, given: dated });
    }
  }

  #tell(told: ToldDate): void {
    const { callId, of } = told;
    if (this.#unsure.has(callId) || !this.#world.liveCall(callId)) return;
    this.#told.set(callId, { [of]: told, ...this.#told.get(callId) });
  }
}

function shownIn({ connectedAt, endedAt }: RecentsFact, told: ToldDate): ShownDate {
  return { ...told, shown: told.of === "connected" ? connectedAt : endedAt };
}

/** Whether a date is the one that was meant. */
export function isDate(shown: Instant, from: Instant, to: Instant = from): boolean {
  return shown >= from - TOLERANCE_MS && shown <= to + TOLERANCE_MS;
}

/** A date as it stands in a report. */
export function dateText(at: number): string {
  return new Date(instant(at)).toISOString();
}
