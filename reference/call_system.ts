import { ACTION_KINDS } from "../actions/mod.ts";
import {
  type Call,
  CALL_ERRORS,
  type CallId,
  type Clock,
  type ErrorCode,
  type ErrorDomain,
} from "../call/mod.ts";
import { type Profile, profile } from "../profile/mod.ts";
import type { PushPayload } from "../provider/mod.ts";
import { Alarm } from "./alarm.ts";
import { AppProcess } from "./app_process.ts";
import { checkWord } from "./check_word.ts";
import { CallFlows } from "./call_flows.ts";
import { barrier } from "./host.ts";
import { drawFreedoms, type LaneOrder, Outbox } from "./outbox.ts";
import { type PortHost, ProcessPort } from "./process_port.ts";
import { Random } from "./random.ts";
import {
  type ArmedRefusal,
  callSeen,
  type DelegateEffect,
  type Effect,
  type Gesture,
  initialState,
  type Input,
  isPushHeard,
  nextDue,
  type PhoneScreen,
  type ProviderNumber,
  type RecentsEntry,
  screenOf,
  type State,
  transition,
  whyNotOffered,
} from "./system/mod.ts";
import { UserGestures } from "./user_gestures.ts";
import { VirtualClock } from "./virtual_clock.ts";
import { WorldControls } from "./world_controls.ts";

/** What a call system is made with; everything has a default. */
export interface CallSystemOptions {
  /** Whose time it is; a new {@linkcode VirtualClock} where none is given. */
  readonly clock?: Clock;
  /** Deadlines and policies; `callspec` where none is given. */
  readonly profile?: Profile;
  /** Decides the ids of actions and transactions; 1 where none is given. */
  readonly seed?: number;
  /**
   * Which lane goes first when several have something to deliver (CONTRACT 4.2); `any` draws it anew
   * each time, and the other freedoms of the system once, by the seed.
   */
  readonly order?: LaneOrder | "any";
  /** Another system in this one's shell: how mutants are made. */
  readonly transition?: typeof transition;
  /** Hears of the actions and time-outs that a delegate has no member for. */
  readonly onUnheard?: (effect: DelegateEffect) => void;
  /** Hears of each call that appears, changes or ends, as another app would (rule OBS-01). */
  readonly onObserved?: (call: Call) => void;
  /** Hears that the app's process is gone, before anything that follows from it. */
  readonly onProcessDied?: () => void;
  /** Hears what delegates and listeners throw; `settled()` throws it where this is not given. */
  readonly onFault?: (error: unknown) => void;
}

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
  /** The usual stories of a call, a line each in a test. */
  readonly flows: CallFlows = new CallFlows(this);
  /** What is round the app. */
  readonly world: WorldControls;
  readonly #transition: typeof transition;
  readonly #onFault: (error: unknown) => void;
  readonly #onUnheard: (effect: DelegateEffect) => void;
  readonly #onObserved: (call: Call) => void;
  readonly #onProcessDied: () => void;
  readonly #faults: unknown[] = [];
  readonly #outbox: Outbox;
  readonly #alarm: Alarm;
  /** What the app keeps on the device, from one launch to the next. */
  readonly #storage = new Map<string, string>();
  #main: ((process: AppProcess) => void) | null = null;
  #running: Running | null = null;
  #providers = 0;
  #pushes = 0;
  #state: State;
  #isDelivering = false;

  /** Makes a system; see {@linkcode createCallSystem}. */
  constructor(options: CallSystemOptions = {}) {
    this.clock = options.clock ?? new VirtualClock();
    this.#transition = options.transition ?? transition;
    this.#onFault = options.onFault ?? ((error) => void this.#faults.push(error));
    this.#onUnheard = options.onUnheard ?? (() => {});
    this.#onObserved = options.onObserved ?? (() => {});
    this.#onProcessDied = options.onProcessDied ?? (() => {});
    const seed = options.seed ?? 1;
    const random = options.order === "any" ? new Random(seed) : null;
    this.#outbox = new Outbox(options.order === "any" ? undefined : options.order, random);
    this.#state = initialState(options.profile ?? profile("callspec"), seed, this.clock.now());
    this.#alarm = new Alarm(this.clock, () => this.#wake());
    this.user = new UserGestures((gesture) => this.gesture(gesture), (id) => this.#callBack(id));
    this.world = new WorldControls(
      (input) => this.#take({ ...input, at: this.clock.now() }),
      () => this.#state.environment,
    );
    if (random) this.world.use(drawFreedoms(random));
  }

  /** The state of the pure system inside: a snapshot, for tests and tools. */
  get state(): State {
    return this.#state;
  }

  /** The live calls, oldest first, as any app may observe them. */
  get calls(): readonly Call[] {
    return Object.freeze(this.#state.calls.map(callSeen));
  }

  /** What the phone shows now, as plain data. */
  screen(): PhoneScreen {
    return screenOf(this.#state);
  }

  /** The calls that are over, the newest first. */
  recents(): readonly RecentsEntry[] {
    return this.#state.recents;
  }

  /** Says what the app does when it is launched; pushes and Recents can launch it from then on. */
  install(main: (process: AppProcess) => void): void {
    this.#main = main;
  }

  /**
   * Starts the app's process, and runs what was installed.
   *
   * @throws {Error} where it is running
   */
  launch(): AppProcess {
    if (this.#running) throw new Error("Cannot launch the app: its process is running");
    const port = new ProcessPort(this.#host());
    const process = new AppProcess(port, this.#storage);
    this.#running = { process, port };
    this.#main?.(process);
    return process;
  }

  /** Whether the app's process runs. */
  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** Ends the app's process, if it runs: it hears nothing more, and its providers are gone. */
  kill(): void {
    if (!this.#running) return;
    this.#running.port.close();
    this.#running = null;
    this.#outbox.forgetProcess();
    this.#onProcessDied();
    this.#take({ kind: "processDied", at: this.clock.now() });
  }

  /**
   * A VoIP push arrives. It launches an app that is installed and not running; an app that does not
   * report a call that it owes is ended (rules PUSH-01, PUSH-02).
   *
   * @returns `heard`, `ended` where the app was ended for it, or `lost` where nobody heard it: no
   * app, no handler, or an app that failed too often
   */
  push(payload: PushPayload): "heard" | "ended" | "lost" {
    if (!isPushHeard(this.#state)) return "lost";
    if (!this.#running) {
      if (!this.#main) return "lost";
      this.world.set({ isAppInForeground: false });
      this.launch();
    }
    const push = ++this.#pushes;
    const { mustReport } = payload;
    const at = this.clock.now();
    this.#take({
      kind: "pushDelivered",
      at,
      push,
      ...(mustReport !== undefined && { mustReport }),
    });
    const isHeard = this.#running?.process.hearPush(payload) ?? false;
    this.#take({ kind: "pushHandled", at: this.clock.now(), push });
    if (!this.#running) return "ended";
    return isHeard ? "heard" : "lost";
  }

  /** The call service is lost and comes back: every call and action of the app is gone. */
  reset(): void {
    this.world.reset();
  }

  /**
   * Has the next request with such an action refused, or the next report of an incoming call, as a
   * real system may for its own reasons.
   */
  refuseNext(on: ArmedRefusal["on"], code: ErrorCode, domain?: ErrorDomain): void {
    const usual = on === "report" ? "incomingCall" : "requestTransaction";
    const from = domain ?? usual;
    checkWord("what is refused", on, [...ACTION_KINDS, "report"]);
    checkWord("a domain of errors", from, Object.keys(CALL_ERRORS));
    checkWord(`a code of ${from}`, code, Object.keys(CALL_ERRORS[from].codes));
    this.#take({ kind: "refusalArmed", at: this.clock.now(), on, code, domain: from });
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
   * Lets time pass, and everything happen that falls due.
   *
   * @param duration milliseconds as a number, or text as `"500ms"`, `"61s"`, `"2min"`
   * @throws {RangeError} where it is no such duration
   * @throws {Error} where the system runs on a clock that only its owner moves
   */
  async advance(duration: number | string): Promise<void> {
    const { clock } = this;
    if (!(clock instanceof VirtualClock)) {
      throw new Error(
        "Cannot let time pass: the system was made with a clock of its own that is not virtual; " +
          "make it without one, or wait",
      );
    }
    await clock.advance(duration);
    await this.settled();
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

  /** A call is chosen in Recents: the app that it was of is asked to call again. */
  #callBack(id: CallId): void {
    const entry = this.#state.recents.find(({ callId }) => callId === id);
    const handle = entry?.handle;
    if (!handle) throw new Error(`Cannot call ${id} back: Recents have no such call with a handle`);
    if (!this.#running) this.launch();
    if (!this.#running?.process.hearIntent({ handle, isVideo: entry.isVideo })) {
      throw new Error(`Cannot call ${id} back: the app hears no intents; set its intent handler`);
    }
  }

  #take(input: Input, isFirst = false): void {
    const [state, effects] = this.#transition(this.#state, input);
    this.#state = state;
    const toDeliver = effects.filter(({ lane }) => lane !== "process");
    if (isFirst) this.#outbox.addFirst(toDeliver);
    else this.#outbox.add(toDeliver);
    this.#alarm.set(nextDue(state));
    this.#deliverSoon();
    if (toDeliver.length < effects.length) this.kill();
  }

  /** A deadline is due: it goes first, or behind what else is due at this very moment. */
  #wake(): void {
    const lapse = () => this.#take({ kind: "timePassed", at: this.clock.now() });
    if (this.#state.freedoms.lapses === "first") lapse();
    else this.clock.schedule(this.clock.now(), lapse);
  }

  /** Delivers from a task of its own, so that whoever called returns first (rule QUE-05). */
  #deliverSoon(): void {
    if (this.#isDelivering) return;
    this.#isDelivering = true;
    void this.#deliverAll();
  }

  async #deliverAll(): Promise<void> {
    const hasDelegate = (provider: ProviderNumber) =>
      this.#running?.port.hasDelegate(provider) ?? false;
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
        return this.#running?.port.promises.settle(effect);
      case "observer":
        this.#onObserved(effect.call);
        return this.#running?.process.observer.notify(effect.call);
      case "delegate":
        return this.#running?.port.deliver(effect);
    }
  }

  #host(): PortHost {
    return {
      state: () => this.#state,
      now: () => this.clock.now(),
      take: (input, isFirst) => this.#take(input, isFirst),
      fault: this.#onFault,
      unheard: this.#onUnheard,
      kill: () => this.kill(),
      nextProvider: () => ++this.#providers,
      forget: (provider) => this.#outbox.forget(provider),
      deliverSoon: () => this.#deliverSoon(),
    };
  }
}

/** The app's process, and where it meets the system. */
interface Running {
  readonly process: AppProcess;
  readonly port: ProcessPort;
}
