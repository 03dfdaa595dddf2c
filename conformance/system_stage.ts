import type { ProviderConfiguration } from "../call/mod.ts";
import { barrier, gestureOf } from "../reference/mod.ts";
import type { Slot, Step } from "../scenario/mod.ts";
import { recordedConfiguration, Trace, type World } from "../trace/mod.ts";
import type { SystemAdapter, SystemControls, SystemSubject } from "./adapter.ts";
import { deliverTo } from "./deliver.ts";
import { gestureEvent } from "./gestures.ts";
import { KitApp } from "./kit_app.ts";
import { Limits } from "./limits.ts";
import { configurationOf, ownConfiguration } from "./own_configuration.ts";
import type { KitClock, Pace } from "./pace.ts";
import { reportWrappers, requestWrapper, thrownText, wrapped } from "./recorder/mod.ts";
import { Slots } from "./slots.ts";
import { MOST_PER_STEP, type Stage, type StageOptions } from "./stage.ts";
import { SYSTEM_STEPS, type SystemGround } from "./system_ground.ts";
import { SystemLooks } from "./system_looks.ts";
import { takeBy } from "./takers.ts";

/** A call system with an app of the kit on it, which is sometimes awkward. */
export class SystemStage implements Stage, SystemGround {
  readonly trace: Trace;
  readonly slots: Slots;
  readonly world: World;
  readonly faults: string[];
  readonly clock: KitClock;
  readonly app: KitApp;
  readonly configuration: ProviderConfiguration;
  readonly own: Partial<ProviderConfiguration>;
  readonly #looks: SystemLooks;
  readonly #pace: Pace;
  readonly allows: ((step: Step) => boolean) | undefined;
  readonly subject: SystemSubject;

  private constructor(parts: Parts, options: StageOptions) {
    this.subject = parts.subject;
    this.trace = parts.trace;
    this.clock = parts.clock;
    this.app = parts.app;
    this.configuration = parts.configuration;
    this.own = parts.own;
    this.faults = parts.faults;
    this.#looks = new SystemLooks(parts.subject, parts.trace);
    this.world = options.world;
    const { limits } = parts;
    const shortestMs = Math.min(...Object.values(options.profile.deadlinesMs));
    this.allows = limits.isThere
      ? (step) =>
        limits.allow(step) && (limits.tells("timedOut") || !this.#mayLapse(step, shortestMs))
      : undefined;
    this.#pace = options.pace;
    this.slots = new Slots(options.seed);
  }

  /** Starts a fresh system. */
  static async open(adapter: SystemAdapter, options: StageOptions): Promise<SystemStage> {
    const { clock } = options.pace;
    const limits = new Limits(adapter);
    const app = new KitApp(clock, limits.automatic);
    const trace = new Trace(clock, MOST_PER_STEP);
    trace.subscribe((event) => {
      options.hear(event);
      options.world.fold(event);
    });
    const configuration = configurationOf(adapter, options.configuration);
    trace.append({ kind: "processStarted" });
    trace.append({
      kind: "providerCreated",
      provider: 1,
      configuration: recordedConfiguration(configuration),
    });
    trace.append({ kind: "delegateSet", provider: 1, members: limits.members });
    const faults: string[] = [];
    const deliver = deliverTo(app, trace, limits, (fault) => faults.push(fault));
    const { profile, seed } = options;
    const opened = await adapter.open({ configuration, profile, clock, seed, deliver });
    const numbers = { next: 1 };
    const asking = requestWrapper(trace, numbers, (actions) => limits.isUnanswered(actions));
    const wrappers = { ...reportWrappers(trace, numbers), request: asking };
    const subject = wrapped(opened, (name) => wrappers[name as keyof typeof wrappers]);
    const stage = new SystemStage(
      { subject, trace, clock, app, configuration, own: ownConfiguration(adapter), limits, faults },
      options,
    );
    await stage.settle();
    return stage;
  }

  take(step: Step): boolean | Promise<boolean> {
    const gesture = gestureOf(step, (slot) => this.slots.idOf(slot));
    if (!gesture) return takeBy(SYSTEM_STEPS, this, step);
    if (!this.subject.gesture) return false;
    // Told before it is made: what it causes comes after it.
    this.trace.append(gestureEvent(gesture));
    return this.subject.gesture(gesture);
  }

  /**
   * Whether a deadline may pass during a step. Where the app is not told of that, nobody could say any
   * more what became of the action.
   */
  #mayLapse(step: Step, shortestMs: number): boolean {
    if (step.kind !== "clock") return false;
    const until = this.clock.now() + step.ms;
    return this.world.openActions.some(({ timeoutAt }) => timeoutAt <= until) ||
      this.app.mayLeaveOpen && step.ms >= shortestMs;
  }

  get controls(): SystemControls {
    return this.subject.controls ?? {};
  }

  isInUse(slot: Slot): boolean {
    const id = this.slots.idOf(slot);
    if (id === undefined) return false;
    return this.world.calls.has(id) ||
      this.subject.calls?.().some((call) => call.id === id) === true;
  }

  readonly calm = async (): Promise<void> => {
    await barrier();
    await this.subject.settle?.();
  };

  fault(thrown: unknown): void {
    this.faults.push(thrownText(thrown));
  }

  async settle(): Promise<void> {
    await this.#pace.quiet(this.trace);
    if (this.subject.settle) {
      await this.subject.settle();
      await this.#pace.quiet(this.trace);
    }
    this.#looks.look();
    this.trace.append({ kind: "rested" });
  }

  close(): void {
    try {
      this.subject.dispose?.();
    } catch (error) {
      this.fault(error);
    }
  }
}

interface Parts {
  readonly subject: SystemSubject;
  readonly trace: Trace;
  readonly clock: KitClock;
  readonly app: KitApp;
  readonly configuration: ProviderConfiguration;
  readonly own: Partial<ProviderConfiguration>;
  readonly limits: Limits;
  readonly faults: string[];
}
