import type { CallAction } from "../actions/mod.ts";
import type { CallId } from "../call/mod.ts";
import type { EventOf, World } from "../trace/mod.ts";
import type { Bench, Judge } from "./rule.ts";

/** What is shown of a call that completions can change; a field that nobody showed is missing. */
interface Sight {
  isOnHold?: boolean;
  hasConnected?: boolean;
  isMuted?: boolean;
  others?: number;
}

/** What of a call an action is about; keys change nothing whatever becomes of them. */
const ABOUT: { readonly [K in CallAction["kind"]]: readonly (keyof Sight)[] } = {
  startCall: ["hasConnected"],
  answerCall: ["hasConnected"],
  endCall: ["hasConnected"],
  setHeld: ["isOnHold"],
  setMuted: ["isMuted"],
  setGroup: ["others"],
  playDtmf: ["isOnHold", "isMuted", "others"],
  setTranslating: ["isOnHold", "isMuted", "others"],
};

/**
 * Judges completions that must change nothing: what is shown of their call at the next rest is what
 * was shown at the last one, but for what something else may have moved meanwhile. `pick` says which
 * completions these are, and gives the action.
 */
export function changesNothing(
  { world, exercised, violated }: Bench,
  expected: string,
  pick: (event: EventOf<"completed">) => CallAction | null,
): Judge {
  const sights = new Sights(world);
  const vain: { readonly at: EventOf<"completed">; readonly action: CallAction }[] = [];
  const forget = () => {
    vain.length = 0;
    sights.forget();
  };
  return {
    callsListed: (event) => sights.list(event),
    screenSeen: (event) => sights.see(event),
    executeAsked({ actions }) {
      for (const { action } of actions) sights.offer(action);
    },
    performed: ({ action }) => sights.offer(action),
    completed(event) {
      const action = pick(event);
      const given = world.actions.get(event.actionId);
      if (action) vain.push({ at: event, action });
      else if (given?.status === "open") sights.moveBy(given.action);
    },
    timedOut: ({ action: kind, callId }) => sights.offer({ kind, callId }),
    callEndReported: ({ callId }) => sights.end(callId),
    outgoingConnected: ({ callId }) => sights.move("hasConnected", callId),
    observed({ call }) {
      if (call.hasEnded) sights.move("others");
    },
    didReset: forget,
    invalidated: forget,
    processDied: forget,
    rested() {
      for (const { at, action } of vain.splice(0)) {
        const { kind, callId } = action;
        const change = sights.changeOf(action);
        if (change === undefined) continue;
        exercised();
        if (change === null) continue;
        violated({ at, callId, expected, observed: `${kind} was ${at.outcome}, and ${change}` });
      }
      sights.goOn();
    },
  };
}

/** What was shown at the last rest, what is shown now, and what may have moved between. */
class Sights {
  readonly #world: World;
  readonly #moved = new Set<string>();
  /** The calls that may end now: the app was given the end, did something about it, or reported it. */
  readonly #ending = new Set<CallId>();
  #before = new Map<CallId, Sight>();
  #now = new Map<CallId, Sight>();

  constructor(world: World) {
    this.#world = world;
  }

  list({ calls }: EventOf<"callsListed">): void {
    for (const { id, isOnHold, hasConnected } of calls) {
      Object.assign(this.#sightOf(id), { isOnHold, hasConnected });
    }
  }

  see({ cards }: EventOf<"screenSeen">): void {
    for (const { callId, isMuted, others } of cards) {
      Object.assign(this.#sightOf(callId), { isMuted, others });
    }
  }

  offer({ kind, callId }: Pick<CallAction, "kind" | "callId">): void {
    if (kind === "endCall") this.#ending.add(callId);
  }

  end(id: CallId): void {
    this.#ending.add(id);
    this.move("others");
  }

  /** Something may have changed this of a call, or of all. */
  move(field: keyof Sight, id?: CallId): void {
    this.#moved.add(id === undefined ? field : `${field} ${id}`);
  }

  moveBy({ kind, callId }: CallAction): void {
    if (kind === "endCall") this.end(callId);
    for (const field of ABOUT[kind]) this.move(field, callId);
    if (kind !== "setGroup") return;
    // Who talks together is on hold together, or not.
    for (const field of ["others", "isOnHold"] as const) this.move(field);
  }

  /** What has changed of what an action is about; null: nothing; undefined: it cannot be said. */
  changeOf({ kind, callId }: CallAction): string | null | undefined {
    const before = this.#before.get(callId);
    const now = this.#now.get(callId);
    if (!before) return undefined;
    if (!now) return this.#isEndedInSilence(callId, before) ? "the call ended" : undefined;
    const fields = ABOUT[kind].filter((field) =>
      before[field] !== undefined && now[field] !== undefined &&
      !this.#moved.has(field) && !this.#moved.has(`${field} ${callId}`)
    );
    if (fields.length === 0) return undefined;
    const changed = fields.find((field) => before[field] !== now[field]);
    return changed ? `${changed} went from ${before[changed]} to ${now[changed]}` : null;
  }

  goOn(): void {
    this.#before = this.#now;
    this.#now = new Map();
    this.#moved.clear();
    this.#ending.clear();
  }

  forget(): void {
    this.#before.clear();
    this.#now.clear();
  }

  /**
   * Both could talk, and nobody was to end the call: that it is gone has no other reason. Beside
   * another call it may have had to make room.
   */
  #isEndedInSilence(id: CallId, { hasConnected }: Sight): boolean {
    const ended = this.#world.ended.get(id);
    const isAlone = [...this.#world.calls.values()].every(({ phase }) => phase === "ringing");
    return isAlone && hasConnected === true && ended?.by === "system" && !ended.call.isUnsure &&
      !this.#ending.has(id) && this.#world.hurdles.size === 0;
  }

  #sightOf(id: CallId): Sight {
    const known = this.#now.get(id) ?? {};
    this.#now.set(id, known);
    return known;
  }
}
