import type { CallId, Handle } from "../call/mod.ts";
import {
  type CallEngine,
  type CallEngineListener,
  ENGINE_END_CAUSES,
  ENGINE_OPERATIONS,
  type EngineEndCause,
  type EngineOperation,
} from "../engine/mod.ts";
import { checkWord } from "./check_word.ts";

/** What can become of an operation: at once, or when somebody says so. */
export const ENGINE_POLICIES = ["succeed", "fail", "wait"] as const;

/** What becomes of an operation. */
export type EnginePolicy = typeof ENGINE_POLICIES[number];

/** How far a leg has come. */
export type LegPhase = "inviting" | "invited" | "ringing" | "connected";

/** The leg of a call, as a test sees it. */
export interface EngineLeg {
  /** Whose leg it is. */
  readonly id: CallId;
  /** How far it has come. */
  readonly phase: LegPhase;
  /** Whether it was dialed here. */
  readonly isOutgoing: boolean;
}

interface Leg {
  phase: LegPhase;
  readonly isOutgoing: boolean;
}

interface Waiting {
  readonly operation: EngineOperation;
  readonly id: CallId;
  readonly succeed: () => void;
  readonly fail: () => void;
}

/**
 * A calling SDK in memory, with the far side in the hands of a test: who calls, who answers, who
 * hangs up, and which operations fail, or wait until they are told to end.
 *
 * @example
 * ```ts
 * import { EngineDouble } from "@callspec/callspec/reference";
 * import { callId } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * const engine = new EngineDouble();
 * const id = callId("00000000-0000-4000-8000-00000000000a");
 * await engine.dial(id, { kind: "generic", value: "bob" }, false);
 * assertEquals(engine.remote.answers(id), true);
 * assertEquals(engine.phaseOf(id), "connected");
 * ```
 */
export class EngineDouble implements CallEngine {
  /** The far side. */
  readonly remote: RemoteParty;
  readonly #legs = new Map<CallId, Leg>();
  readonly #waiting: Waiting[] = [];
  readonly #policies = new Map<EngineOperation, EnginePolicy>();
  #listener: CallEngineListener | null = null;

  /** Makes an engine without calls, whose operations succeed at once. */
  constructor() {
    this.remote = new RemoteParty(this.#legs, () => this.#listener, (id) => this.#drop(id));
  }

  /** Sets who hears the far side. */
  setListener(listener: CallEngineListener | null): void {
    this.#listener = listener;
  }

  /** Whether somebody hears the far side. */
  get isListenedTo(): boolean {
    return this.#listener !== null;
  }

  /** How far the leg of a call has come; null where there is none. */
  phaseOf(id: CallId): LegPhase | null {
    return this.#legs.get(id)?.phase ?? null;
  }

  /** The legs that there are, oldest first. */
  get legs(): readonly EngineLeg[] {
    return [...this.#legs].map(([id, leg]) => ({ id, ...leg }));
  }

  /** Decides what becomes of the next operations of a kind. */
  will(policy: EnginePolicy, operation: EngineOperation): void {
    checkWord("what becomes of an operation", policy, ENGINE_POLICIES);
    checkWord("an operation of the engine", operation, ENGINE_OPERATIONS);
    this.#policies.set(operation, policy);
  }

  /** The operations that wait. */
  get waiting(): readonly { readonly operation: EngineOperation; readonly id: CallId }[] {
    return this.#waiting.map(({ operation, id }) => ({ operation, id }));
  }

  /** Lets the oldest such operation that waits end; false where none waits. */
  finish(operation: EngineOperation, id: CallId, isSuccess: boolean): boolean {
    const place = this.#waiting.findIndex((each) => each.operation === operation && each.id === id);
    const [found] = place < 0 ? [] : this.#waiting.splice(place, 1);
    if (isSuccess) found?.succeed();
    else found?.fail();
    return found !== undefined;
  }

  /** Invites somebody. */
  dial(id: CallId, _to: Handle, _isVideo: boolean): Promise<void> {
    if (this.#legs.has(id)) return Promise.reject(new Error(`Cannot dial ${id}: it has a leg`));
    this.#legs.set(id, { phase: "inviting", isOutgoing: true });
    return this.#operate("dial", id, () => this.#advance(id, "invited"), () => this.#drop(id));
  }

  /** Answers. */
  accept(id: CallId): Promise<void> {
    if (this.phaseOf(id) !== "ringing") {
      return Promise.reject(new Error(`Cannot accept ${id}: it is ${this.phaseOf(id) ?? "gone"}`));
    }
    return this.#operate("accept", id, () => this.#advance(id, "connected"), () => this.#drop(id));
  }

  /** Ends, declines or cancels. */
  hangUp(id: CallId): Promise<void> {
    if (!this.#legs.has(id)) return Promise.resolve();
    return this.#operate("hangUp", id, () => this.#drop(id), () => this.#drop(id));
  }

  /** Holds or resumes. */
  setHeld(id: CallId, _isOnHold: boolean): Promise<void> {
    return this.#operate("setHeld", id, () => {}, () => {});
  }

  /** Sends digits. */
  sendDigits(id: CallId, _digits: string): Promise<void> {
    return this.#operate("sendDigits", id, () => {}, () => {});
  }

  /** Whether the call has a leg. */
  async find(id: CallId): Promise<boolean> {
    const isThere = () => this.#legs.has(id);
    await this.#operate("find", id, () => {}, () => {});
    return isThere();
  }

  /**
   * The process that it ran in is gone: nobody hears it, nothing that it was at ends, and its legs
   * are lost. Whoever still calls goes on calling.
   */
  crash(): void {
    this.#listener = null;
    this.#waiting.length = 0;
    for (const [id, { phase }] of this.#legs) if (phase !== "ringing") this.#legs.delete(id);
  }

  /** Every leg is gone and whatever waited, without a word; whoever listens stays. */
  clear(): void {
    this.#waiting.length = 0;
    this.#policies.clear();
    this.#legs.clear();
  }

  /** Silences the microphone or opens it. */
  setMuted(_id: CallId, _isMuted: boolean): void {}

  /** Starts microphone and speaker. */
  startMedia(_id: CallId): void {}

  /** Stops them. */
  stopMedia(_id: CallId): void {}

  #operate(
    operation: EngineOperation,
    id: CallId,
    onSuccess: () => void,
    onFailure: () => void,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const succeed = () => {
        onSuccess();
        resolve();
      };
      const fail = () => {
        onFailure();
        reject(new Error(`Cannot ${operation} ${id}: the network refused`));
      };
      const policy = this.#policies.get(operation) ?? "succeed";
      if (policy === "wait") this.#waiting.push({ operation, id, succeed, fail });
      else if (policy === "fail") fail();
      else succeed();
    });
  }

  #advance(id: CallId, phase: LegPhase): void {
    const leg = this.#legs.get(id);
    if (leg) leg.phase = phase;
  }

  /** Closes a leg; what waits on it fails. */
  #drop(id: CallId): void {
    this.#legs.delete(id);
    for (;;) {
      const place = this.#waiting.findIndex((waiting) => waiting.id === id);
      if (place < 0) return;
      const [dropped] = this.#waiting.splice(place, 1);
      dropped?.fail();
    }
  }
}

/** The far side of an engine: each method does what it says, or returns false where it cannot be. */
export class RemoteParty {
  readonly #legs: Map<CallId, Leg>;
  readonly #listener: () => CallEngineListener | null;
  readonly #drop: (id: CallId) => void;

  /** Made by the engine. */
  constructor(
    legs: Map<CallId, Leg>,
    listener: () => CallEngineListener | null,
    drop: (id: CallId) => void,
  ) {
    this.#legs = legs;
    this.#listener = listener;
    this.#drop = drop;
  }

  /** Somebody calls, and the engine says so. */
  calls(id: CallId, from: Handle, isVideo = false): boolean {
    if (!this.waits(id)) return false;
    this.#listener()?.incoming?.(id, from, isVideo);
    return true;
  }

  /** Somebody calls, and the engine does not say so: a push has to. */
  waits(id: CallId): boolean {
    if (this.#legs.has(id)) return false;
    this.#legs.set(id, { phase: "ringing", isOutgoing: false });
    return true;
  }

  /** The far side of an outgoing call is alerted. */
  rings(id: CallId): boolean {
    if (!this.#isInvited(id)) return false;
    this.#listener()?.ringing?.(id);
    return true;
  }

  /** The far side of an outgoing call answers. */
  answers(id: CallId): boolean {
    const leg = this.#legs.get(id);
    if (!leg || !this.#isInvited(id)) return false;
    leg.phase = "connected";
    this.#listener()?.connected?.(id);
    return true;
  }

  /** The far side turns its video on or off. */
  turnsVideo(id: CallId, hasVideo: boolean): boolean {
    checkWord("whether video is on", hasVideo, [true, false]);
    if (this.#legs.get(id)?.phase !== "connected") return false;
    this.#listener()?.videoChanged?.(id, hasVideo);
    return true;
  }

  /** The far side, the network or another device ends a call. */
  ends(id: CallId, cause: EngineEndCause): boolean {
    checkWord("why a call ends", cause, ENGINE_END_CAUSES);
    if (!this.#legs.has(id)) return false;
    this.#legs.delete(id);
    this.#listener()?.ended?.(id, cause);
    this.#drop(id);
    return true;
  }

  #isInvited(id: CallId): boolean {
    return this.#legs.get(id)?.phase === "invited";
  }
}
