import { callId } from "../call/mod.ts";
import {
  type AppProcess,
  type CallSystem,
  createCallSystem,
  EngineDouble,
  VirtualClock,
} from "../reference/mod.ts";
import type { DelegateEffect } from "../reference/system/mod.ts";
import type { Slot, Step, StepKind, StepOf } from "../scenario/mod.ts";
import { type EventMap, Trace } from "../trace/mod.ts";
import type { AppAdapter, AppSubject, Phone } from "./adapter.ts";
import { APP_STEPS, type AppGround } from "./app_ground.ts";
import { gestureOf } from "./gestures.ts";
import {
  ActionRecorder,
  type Numbers,
  recordAudioSession,
  recordController,
  recordEngine,
  recordProvider,
  thrownText,
} from "./recorder/mod.ts";
import { Slots } from "./slots.ts";
import { quiet, type Stage, type StageOptions } from "./stage.ts";
import { WatchedClock } from "./watched_clock.ts";

/** An app on the reference system, with user, network and far side in the hands of the kit. */
export class AppStage implements Stage, AppGround {
  readonly trace: Trace;
  readonly slots: Slots;
  readonly faults: string[] = [];
  readonly clock: VirtualClock = new VirtualClock();
  readonly engine: EngineDouble = new EngineDouble();
  readonly system: CallSystem;
  starting: Slot | null = null;
  readonly #options: StageOptions;
  readonly #appClock: WatchedClock;
  readonly #process: AppProcess;
  #subject: AppSubject = { calls: () => [] };

  private constructor(options: StageOptions) {
    this.#options = options;
    this.#appClock = new WatchedClock(this.clock);
    this.slots = new Slots(options.seed);
    this.trace = new Trace(this.clock);
    this.trace.subscribe((event) => {
      options.hear(event);
      options.world.fold(event);
    });
    this.system = createCallSystem({
      clock: this.clock,
      profile: options.profile,
      seed: options.seed,
      onFault: () => {}, // The recorder has told the trace.
      onUnheard: (effect) => this.#recordUnheard(effect),
      ...(options.transition && { transition: options.transition }),
    });
    this.#process = this.system.launch();
    this.trace.append({ kind: "processStarted" });
    this.#process.observer.subscribe((call) => this.trace.append({ kind: "observed", call }));
    this.trace.subscribe((event) => {
      if (event.kind === "requested") this.#bindStarted(event.actions);
    });
  }

  /** Starts an app on a fresh phone. */
  static async open(adapter: AppAdapter, options: StageOptions): Promise<AppStage> {
    const stage = new AppStage(options);
    stage.#subject = await adapter.open(stage.#phone());
    await stage.settle();
    return stage;
  }

  /** The app. */
  get subject(): AppSubject {
    return this.#subject;
  }

  fault(thrown: unknown): void {
    this.faults.push(thrownText(thrown));
  }

  take(step: Step): boolean | Promise<boolean> {
    const gesture = gestureOf(step, (slot) => this.slots.idOf(slot));
    if (!gesture) return takeBy(APP_STEPS, this, step.kind, step);
    if (this.system.whyNotOffered(gesture) !== null) return false;
    this.trace.append({ kind: "userGestured", gesture: gesture.kind, callId: gesture.callId });
    this.system.gesture(gesture);
    return true;
  }

  async settle(): Promise<void> {
    await quiet(this.trace);
    if (this.subject.settle) {
      await this.subject.settle();
      await quiet(this.trace);
    }
    this.starting = null;
    this.trace.append({ kind: "callsListed", calls: this.#process.observer.calls });
    this.#listApp();
    const isWaiting = this.engine.waiting.length > 0 || this.#appClock.isWaiting;
    if (!isWaiting) this.trace.append({ kind: "rested" });
  }

  close(): void {
    try {
      this.subject.dispose?.();
    } catch (error) {
      this.fault(error);
    }
  }

  #phone(): Phone {
    const numbers: Numbers = { next: 1 };
    const actions = new ActionRecorder(this.trace);
    const process = this.#process;
    let providers = 0;
    return {
      provider: (configuration) =>
        recordProvider(
          process.provider({ ...configuration, ...this.#options.configuration }),
          ++providers,
          this.trace,
          actions,
          numbers,
        ),
      controller: recordController(process.controller, this.trace, numbers),
      observer: process.observer,
      audioSession: recordAudioSession(process.audioSession, this.trace),
      engine: recordEngine(this.engine, this.trace, numbers),
      clock: this.#appClock,
      newCallId: () => this.starting ? this.slots.renew(this.starting) : this.slots.mint(),
    };
  }

  #listApp(): void {
    try {
      const callIds = this.subject.calls().map((id) => callId(id));
      this.trace.append({ kind: "appListed", callIds });
    } catch (error) {
      this.fault(error);
    }
  }

  #recordUnheard(effect: DelegateEffect): void {
    if (effect.kind === "performed") {
      this.trace.append({ kind: "performed", ...effect.offer, isHandled: false });
    } else if (effect.kind === "timedOut") {
      const { id, callId, kind } = effect.action;
      this.trace.append({ kind: "timedOut", actionId: id, callId, action: kind });
    }
  }

  /** A call that the app began under an id of its own is the one that was asked for. */
  #bindStarted(actions: EventMap["requested"]["actions"]): void {
    const start = actions.find(({ kind }) => kind === "startCall");
    if (!start || this.starting === null) return;
    if (this.slots.slotOf(start.callId) === undefined) this.slots.bind(this.starting, start.callId);
    this.starting = null;
  }
}

function takeBy<K extends StepKind>(
  table: typeof APP_STEPS,
  ground: AppGround,
  kind: K,
  step: StepOf<K>,
): boolean | Promise<boolean> {
  return table[kind]?.(ground, step) ?? false;
}
