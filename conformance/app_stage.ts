import { type CallId, callId } from "../call/mod.ts";
import {
  barrier,
  type CallSystem,
  createCallSystem,
  EngineDouble,
  gestureOf,
} from "../reference/mod.ts";
import type { DelegateEffect } from "../reference/system/mod.ts";
import type { Slot, Step } from "../scenario/mod.ts";
import { type EventMap, Trace, type World } from "../trace/mod.ts";
import type { AppAdapter, AppSubject, SystemControls } from "./adapter.ts";
import { APP_STEPS, type AppGround } from "./app_ground.ts";
import { AppLife, type LifeParts } from "./app_life.ts";
import { gestureEvent } from "./gestures.ts";
import type { KitClock, Pace } from "./pace.ts";
import { type PushFacts, thrownText } from "./recorder/mod.ts";
import { controlsOf } from "./reference_adapters.ts";
import { Slots } from "./slots.ts";
import { MOST_PER_STEP, type Stage, type StageOptions } from "./stage.ts";
import { takeBy } from "./takers.ts";

/** An app on the reference system, with user, network and far side in the hands of the kit. */
export class AppStage implements Stage, AppGround {
  readonly trace: Trace;
  readonly world: World;
  readonly slots: Slots;
  readonly faults: string[] = [];
  readonly clock: KitClock;
  readonly engine: EngineDouble = new EngineDouble();
  readonly system: CallSystem;
  readonly controls: SystemControls;
  starting: Slot | null = null;
  pushing: Omit<PushFacts, "isOwed"> | null = null;
  readonly #adapter: AppAdapter;
  readonly #parts: LifeParts;
  readonly #pace: Pace;
  #life: AppLife | null = null;

  private constructor(adapter: AppAdapter, options: StageOptions) {
    this.#adapter = adapter;
    this.world = options.world;
    this.#pace = options.pace;
    this.clock = options.pace.clock;
    this.slots = new Slots(options.seed);
    this.trace = new Trace(this.clock, MOST_PER_STEP);
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
      onObserved: (call) => this.trace.append({ kind: "observed", call }),
      onProcessDied: () => this.#die(),
      ...(options.transition && { transition: options.transition }),
    });
    this.controls = controlsOf(this.system);
    this.#parts = this.#partsOf(options);
    this.trace.subscribe((event) => {
      if (event.kind === "requested") this.#bindStarted(event.actions);
    });
  }

  /** Starts an app on a fresh phone. */
  static async open(adapter: AppAdapter, options: StageOptions): Promise<AppStage> {
    const stage = new AppStage(adapter, options);
    await stage.launch();
    await stage.settle();
    return stage;
  }

  /** What the phone shows. */
  get phone(): CallSystem {
    return this.system;
  }

  /** The app; one that does nothing while its process is dead. */
  get subject(): AppSubject {
    return this.#life?.subject ?? { calls: () => [] };
  }

  get hearsIntents(): boolean {
    return this.#life?.hearsIntents ?? false;
  }

  readonly calm = async (): Promise<void> => {
    await barrier();
    await this.subject.settle?.();
  };

  fault(thrown: unknown): void {
    this.faults.push(thrownText(thrown));
  }

  async launch(): Promise<void> {
    const life = new AppLife(this.#parts);
    this.#life = life;
    const subject = await this.#adapter.open(life.phone());
    if (this.#life === life) life.subject = subject;
  }

  isInUse(slot: Slot): boolean {
    const id = this.slots.idOf(slot);
    if (id === undefined) return false;
    return this.engine.phaseOf(id) !== null || this.subject.calls().includes(id) ||
      this.system.calls.some((call) => call.id === id);
  }

  take(step: Step): boolean | Promise<boolean> {
    const gesture = gestureOf(step, (slot) => this.slots.idOf(slot));
    if (!gesture) return takeBy(APP_STEPS, this, step);
    if (this.system.whyNotOffered(gesture) !== null) return false;
    this.trace.append(gestureEvent(gesture));
    this.system.gesture(gesture);
    return true;
  }

  async settle(): Promise<void> {
    await this.#pace.quiet(this.trace);
    if (this.subject.settle) {
      await this.subject.settle();
      await this.#pace.quiet(this.trace);
    }
    this.starting = null;
    this.trace.append({ kind: "callsListed", calls: this.system.calls });
    if (this.#life) this.#listApp();
    const isWaiting = this.engine.waiting.length > 0 || this.#life?.isWaiting;
    if (!isWaiting) this.trace.append({ kind: "rested" });
  }

  close(): void {
    try {
      this.subject.dispose?.();
    } catch (error) {
      this.fault(error);
    }
  }

  #partsOf({ configuration = {}, profile, seed }: StageOptions): LifeParts {
    const { trace, system, engine, clock } = this;
    return {
      trace,
      system,
      engine,
      clock,
      configuration,
      numbers: { next: 1 },
      providers: { next: 1 },
      push: () => this.#pushFacts(),
      newCallId: () => this.#newCallId(),
      profile,
      seed,
    };
  }

  #newCallId(): CallId {
    return this.starting ? this.slots.renew(this.starting) : this.slots.mint();
  }

  #pushFacts(): PushFacts {
    if (!this.pushing) throw new Error("Cannot hand a push over: the kit sent none");
    return { ...this.pushing, isOwed: this.system.state.push.owed !== null };
  }

  #die(): void {
    this.#life?.end();
    this.#life = null;
    this.engine.crash();
    this.trace.append({ kind: "processDied" });
  }

  #listApp(): void {
    try {
      const callIds = this.subject.calls().map((id) => callId(id));
      this.trace.append({ kind: "appListed", callIds });
      const groups = this.subject.groups?.().map((ids) => ids.map((id) => callId(id)));
      if (groups) this.trace.append({ kind: "appGrouped", groups });
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
