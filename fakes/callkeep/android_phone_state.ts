import type { Call, CallId } from "../../call/mod.ts";
import type { CallObserver } from "../../controller/mod.ts";

/** What the watch has to know of the app. */
export interface WatchGround {
  /** Whether a call counts for the state of the phone: those of apps that show them do not. */
  readonly isManaged: (id: CallId) => boolean;
  /** Whether the app has a call. */
  readonly hasConnections: () => boolean;
  /** The app has a call, and the phone's own line has one besides. */
  readonly onBoth: () => void;
}

/** How the bridge finds out on Android that a call of the phone's own line goes on beside the app's. */
export class PhoneStateWatch {
  readonly #observer: CallObserver;
  readonly #ground: WatchGround;
  #stop: (() => void) | null = null;
  #wasOffHook = false;
  #hasActiveCall = false;

  /** Made by the module. */
  constructor(observer: CallObserver, ground: WatchGround) {
    this.#observer = observer;
    this.#ground = ground;
  }

  /** Whether a call goes on that the phone shows. */
  get isInManagedCall(): boolean {
    return this.#managed.length > 0;
  }

  /** Listens from now on, where the app may. */
  start(isAllowed: boolean): void {
    if (this.#stop || !isAllowed) return;
    this.#stop = this.#observer.subscribe(() => this.#look());
    this.#look();
  }

  /** Listens no longer. */
  stop(): void {
    this.#stop?.();
    this.#stop = null;
    this.#wasOffHook = false;
  }

  /** The app's call is over. */
  forget(): void {
    this.#hasActiveCall = false;
  }

  get #managed(): readonly Call[] {
    return this.#observer.calls.filter(({ id }) => this.#ground.isManaged(id));
  }

  #look(): void {
    const isOffHook = this.#managed.some((call) => call.isOutgoing || call.hasConnected);
    const isNew = isOffHook && !this.#wasOffHook;
    this.#wasOffHook = isOffHook;
    if (!isNew) return;
    if (this.#hasActiveCall) this.#ground.onBoth();
    else this.#hasActiveCall = this.#ground.hasConnections();
  }
}
