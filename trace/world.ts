import type { ActionId } from "../actions/mod.ts";
import type { Call, CallId } from "../call/mod.ts";
import type { EventKind, EventOf, TraceEvent } from "./event.ts";
import { FOLDS } from "./folds.ts";
import { isOnlyRequested } from "./world_calls.ts";
import type {
  EndedCall,
  Leg,
  WorldAction,
  WorldCall,
  WorldProvider,
  WorldState,
} from "./world_state.ts";

/**
 * What is so, folded from a trace: one projection that all rules share. It records and never judges.
 * A rule hears an event first; then the world takes it in.
 */
export class World implements WorldState {
  /** The providers of the app's process, by number, in the order in which they were made. */
  readonly providers: Map<number, WorldProvider> = new Map();
  /** The calls that are live, or introduced and not yet refused. */
  readonly calls: Map<CallId, WorldCall> = new Map();
  /** The calls that have ended, by id; one that lives again is taken out. */
  readonly ended: Map<CallId, EndedCall> = new Map();
  /** The actions that the app was given, while they or their handlers are under way. */
  readonly actions: Map<ActionId, WorldAction> = new Map();
  /** The requests that are not settled. */
  readonly requests: Map<number, EventOf<"requested">> = new Map();
  /** The requests of which nobody hears what becomes, while that is not seen either. */
  readonly unanswered: Map<number, EventOf<"requested">> = new Map();
  /** The reports that are not settled. */
  readonly reports: Map<number, CallId> = new Map();
  /** What was asked of the engine and is not settled. */
  readonly asks: Map<number, EventOf<"engineAsked">> = new Map();
  /** The network legs. */
  readonly legs: Map<CallId, Leg> = new Map();
  /** The calls that are not the app's. */
  readonly foreign: Set<CallId> = new Set();
  /** The calls whose media runs. */
  readonly media: Set<CallId> = new Set();
  /** What gives the system reasons of its own to refuse: settings by name, lists with who is on them. */
  readonly hurdles: Set<string> = new Set();
  /** Whether events are missing before these: settings and limits may be others than are known. */
  isPartial = false;
  /** Whether the app's process runs. */
  isRunning = true;
  /** Whether the audio session is active. */
  isAudioActive = false;
  /** What the system last listed. */
  systemList: readonly Call[] = [];
  /** What the app last listed. */
  appList: readonly CallId[] = [];

  /** Takes an event in. */
  fold(event: TraceEvent): void {
    fold(this, event.kind, event);
  }

  /** The actions that are open. */
  get openActions(): readonly WorldAction[] {
    return [...this.actions.values()].filter(({ status }) => status === "open");
  }

  /** Whether every provider is out of service for good: nothing of it is on its way any more. */
  get isOutOfService(): boolean {
    const { providers } = this;
    return providers.size > 0 && [...providers.values()].every(({ service }) => service === "over");
  }

  /** Whether the app asked for a call and was not given it yet: the system may not know it. */
  isOnlyRequested(id: CallId): boolean {
    const call = this.calls.get(id);
    return call !== undefined && isOnlyRequested(this, call);
  }

  /** The call, where it is live for sure, for the app as well as for the system. */
  liveCall(id: CallId): WorldCall | undefined {
    const call = this.calls.get(id);
    const isSure = call?.isAllowed && !call.isUnsure && !call.hasOutlivedReset && !call.isOrphan;
    return isSure ? call : undefined;
  }
}

function fold<K extends EventKind>(world: World, kind: K, event: EventOf<K>): void {
  const folds: { readonly [P in EventKind]?: (world: World, event: EventOf<P>) => void } = FOLDS;
  folds[kind]?.(world, event);
}
