import type { ActionKind } from "../actions/mod.ts";
import type { Clock, Instant, RequestErrorCode } from "../call/mod.ts";
import type { ProviderDelegate } from "../provider/mod.ts";
import { type Profile, profile } from "../profile/mod.ts";
import { AppProcess } from "./app_process.ts";
import { Courier } from "./courier.ts";
import { barrier } from "./host.ts";
import { type LaneOrder, Outbox } from "./outbox.ts";
import { Promises } from "./promises.ts";
import {
  type DelegateEffect,
  type Effect,
  type Gesture,
  initialState,
  type Input,
  nextDue,
  type ProviderNumber,
  type State,
  transition,
  whyNotOffered,
} from "./system/mod.ts";
import type { SystemPort } from "./system_port.ts";
import { UserGestures } from "./user_gestures.ts";
import { VirtualClock } from "./virtual_clock.ts";

/** What a call system is made with; everything has a default. */
export interface CallSystemOptions {
  /** Whose time it is; a new {@linkcode VirtualClock} where none is given. */
  readonly clock?: Clock;
  /** Deadlines and policies; `callspec` where none is given. */
  readonly profile?: Profile;
  /** Decides the ids of actions and transactions; 1 where none is given. */
  readonly seed?: number;
  /** Which lane goes first when several have something to deliver (CONTRACT 4.2). */
  readonly order?: LaneOrder;
  /** Another system in this one's shell: how mutants are made. */
  readonly transition?: typeof transition;
  /** Hears of the actions and time-outs that a delegate has no member for. */
  readonly onUnheard?: (effect: DelegateEffect) => void;
  /** Hears what delegates and listeners throw; `settled()` throws it where this is not given. */
  readonly onFault?: (error: unknown) => void;
}

/** The order in which lanes are served where none is given. */
export const DEFAULT_ORDER: LaneOrder = ["completion", "delegate", "observer"];

/**
 * A phone's call system in memory. It behaves as the real one does: it calls the delegate, keeps the
 * deadlines, refuses what the real one refuses, and loses everything at a reset.
 *
 * @example
 * ```ts
 * import { createCallSystem } from "@callspec/callspec/reference";
 * import { callId } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * const system = createCallSystem();
 * const app = system.launch();
 * const provider = app.provider();
 * provider.setDelegate({ didReset() {}, answerCall: (action) => action.fulfill() });
 *
 * const id = callId("00000000-0000-4000-8000-00000000000a");
 * await provider.reportNewIncomingCall(id, { localizedCallerName: "Ada" });
 * system.user.answer(id);
 * await system.settled();
 * assertEquals(app.observer.calls, [
 *   { id, isOutgoing: false, isOnHold: false, hasConnected: true, hasEnded: false },
 * ]);
 * ```
 */
export function createCallSystem(options: CallSystemOptions = {}): CallSystem {
  return new CallSystem(options);
}

/** The shell round the pure system: it keeps time, makes the calls and settles the promises. */
export class CallSystem {
  /** Whose time it is. */
  readonly clock: Clock;
  /** What a user can do with the phone's own screens. */
  readonly user: UserGestures;
  readonly #transition: typeof transition;
  readonly #onFault: (error: unknown) => void;
  readonly #onUnheard: (effect: DelegateEffect) => void;
  readonly #faults: unknown[] = [];
  readonly #outbox: Outbox;
  readonly #promises = new Promises();
  readonly #delegates = new Map<ProviderNumber, Delegation>();
  #process: AppProcess | null = null;
  #providers = 0;
  #state: State;
  #isDelivering = false;
  #alarm: Alarm = { due: null, cancel: () => {} };

  /** Makes a system; see {@linkcode createCallSystem}. */
  constructor(options: CallSystemOptions = {}) {
    this.clock = options.clock ?? new VirtualClock();
    this.#transition = options.transition ?? transition;
    this.#onFault = options.onFault ?? ((error) => void this.#faults.push(error));
    this.#onUnheard = options.onUnheard ?? (() => {});
    this.#outbox = new Outbox(options.order ?? DEFAULT_ORDER);
    this.#state = initialState(
      options.profile ?? profile("callspec"),
      options.seed ?? 1,
      this.clock.now(),
    );
    this.user = new UserGestures((gesture) => this.gesture(gesture));
  }

  /** The state of the pure system inside: a snapshot, for tests and tools. */
  get state(): State {
    return this.#state;
  }

  /**
   * Starts the app's process.
   *
   * @throws {Error} where it is running
   */
  launch(): AppProcess {
    if (this.#process) throw new Error("Cannot launch the app: its process is running");
    return this.#process = new AppProcess(this.#port());
  }

  /** The call service is lost and comes back: every call and action is gone. */
  reset(): void {
    this.#take({ kind: "serviceReset", at: this.clock.now() });
  }

  /** Has the next request with such an action refused, as a real system may for its own reasons. */
  refuseNext(action: ActionKind, code: RequestErrorCode): void {
    this.#take({ kind: "refusalArmed", at: this.clock.now(), action, code });
  }

  /** Sets which lane goes first from now on, when several have something to deliver. */
  setOrder(order: LaneOrder): void {
    this.#outbox.order = order;
  }

  /** Why the phone does not offer a gesture now; null where it does. */
  whyNotOffered(gesture: Gesture): string | null {
    return whyNotOffered(this.#state, gesture);
  }

  /**
   * Resolves when everything that can happen now has happened: nothing waits to be delivered.
   *
   * @throws what a delegate or a listener threw since the last time, where nobody else hears it
   */
  async settled(): Promise<void> {
    do await barrier(); while (this.#isDelivering);
    const [first] = this.#faults.splice(0);
    if (first !== undefined) throw first;
  }

  /**
   * What a user does with the phone's own screens, as data; `user` has a method for each.
   *
   * @throws {Error} where the phone does not offer it now, saying why
   */
  gesture(gesture: Gesture): void {
    const why = this.whyNotOffered(gesture);
    if (why !== null) {
      throw new Error(`Cannot ${gesture.kind} call ${gesture.callId} on the phone: ${why}`);
    }
    this.#take({ kind: "userGestured", at: this.clock.now(), gesture });
  }

  #take(input: Input, isFirst = false): void {
    const [state, effects] = this.#transition(this.#state, input);
    this.#state = state;
    if (isFirst) this.#outbox.addFirst(effects);
    else this.#outbox.add(effects);
    this.#setAlarm();
    this.#deliverSoon();
  }

  /** One alarm at most is set: for the next deadline. */
  #setAlarm(): void {
    const due = nextDue(this.#state);
    if (due === this.#alarm.due) return;
    this.#alarm.cancel();
    const cancel = due === null ? () => {} : this.clock.schedule(due, () => {
      this.#alarm = { due: null, cancel: () => {} };
      this.#take({ kind: "timePassed", at: this.clock.now() });
    });
    this.#alarm = { due, cancel };
  }

  /** Delivers from a task of its own, so that whoever called returns first (rule QUE-05). */
  #deliverSoon(): void {
    if (this.#isDelivering) return;
    this.#isDelivering = true;
    void this.#deliverAll();
  }

  async #deliverAll(): Promise<void> {
    const hasDelegate = (provider: ProviderNumber) =>
      this.#delegates.get(provider)?.to !== null && this.#delegates.has(provider);
    for (;;) {
      await null;
      const effect = this.#outbox.next(hasDelegate);
      if (!effect) break;
      this.#deliver(effect);
    }
    this.#isDelivering = false;
  }

  #deliver(effect: Effect): void {
    switch (effect.lane) {
      case "completion":
        return this.#promises.settle(effect);
      case "observer":
        return this.#process?.observer.notify(effect.call);
      case "delegate":
        return this.#tell(effect);
    }
  }

  #tell(effect: DelegateEffect): void {
    const delegation = this.#delegates.get(effect.provider);
    if (delegation?.to) delegation.courier.deliver(effect, delegation.to);
  }

  #port(): SystemPort {
    const port: SystemPort = {
      promises: this.#promises,
      state: () => this.#state,
      now: () => this.clock.now(),
      take: (input) => this.#take(input),
      takeFirst: (input) => this.#take(input, true),
      fault: this.#onFault,
      unheard: this.#onUnheard,
      addProvider: (configuration, session) => {
        const number = ++this.#providers;
        const courier = new Courier(port, session);
        this.#delegates.set(number, { courier, to: null });
        this.#take({ kind: "providerCreated", at: port.now(), provider: number, configuration });
        return { number, object: (offer) => courier.object(offer) };
      },
      setDelegate: (provider, to) => {
        const delegation = this.#delegates.get(provider);
        if (!delegation) return;
        this.#delegates.set(provider, { ...delegation, to });
        this.#deliverSoon();
      },
      removeProvider: (provider) => {
        this.#delegates.delete(provider);
        this.#outbox.forget(provider);
      },
    };
    return port;
  }
}

interface Delegation {
  readonly courier: Courier;
  readonly to: ProviderDelegate | null;
}

interface Alarm {
  readonly due: Instant | null;
  readonly cancel: () => void;
}
