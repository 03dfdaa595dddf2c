import type { CallId } from "../../call/mod.ts";
import type { Tell } from "./events.ts";
import type { CallSession } from "./session.ts";

/** The calls as the native side keeps them: whatever becomes of one is told to JavaScript. */
export class CallStore {
  readonly #sessions = new Map<CallId, CallSession>();
  readonly #tell: Tell;

  /** Made by the native half. */
  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** All calls, the oldest first. */
  get all(): readonly (readonly [CallId, CallSession])[] {
    return [...this.#sessions];
  }

  /** The oldest call; null: there is none. */
  get first(): CallSession | null {
    return this.all[0]?.[1] ?? null;
  }

  /** The calls as events of the audio tell of them. */
  get infos(): Pick<CallSession, "id" | "status">[] {
    return this.all.map(([, { id, status }]) => ({ id, status }));
  }

  /** A call; undefined: there is none of that id. */
  get(id: CallId): CallSession | undefined {
    return this.#sessions.get(id);
  }

  /** A call is there. */
  add(id: CallId, session: CallSession): void {
    this.#sessions.set(id, session);
    this.#tell("onCallSessionAdded", { session });
  }

  /** A call is gone, if it was there. */
  remove(id: CallId): void {
    const session = this.#sessions.get(id);
    if (!session) return;
    this.#sessions.delete(id);
    this.#tell("onCallSessionRemoved", { id: session.id });
  }

  /** Something of a call is otherwise; what is as it was is not told. */
  update(id: CallId, change: Partial<CallSession>): void {
    const before = this.#sessions.get(id);
    if (!before) return;
    const session = { ...before, ...change };
    if (JSON.stringify(session) === JSON.stringify(before)) return;
    this.#sessions.set(id, session);
    this.#tell("onCallSessionUpdated", { session });
  }
}
