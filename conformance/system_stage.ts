import { type ProviderConfiguration, providerConfiguration } from "../call/mod.ts";
import { barrier, VirtualClock } from "../reference/mod.ts";
import type { Slot, Step } from "../scenario/mod.ts";
import { recordedConfiguration, Trace, type World } from "../trace/mod.ts";
import type { Deliver, SystemAdapter, SystemControls, SystemSubject } from "./adapter.ts";
import { gestureEvent, gestureOf } from "./gestures.ts";
import { KitApp } from "./kit_app.ts";
import {
  ActionRecorder,
  DELEGATE_MEMBERS,
  recordDelegate,
  reportWrappers,
  requestWrapper,
  thrownText,
  wrapped,
} from "./recorder/mod.ts";
import { Slots } from "./slots.ts";
import { quiet, type Stage, type StageOptions } from "./stage.ts";
import { SYSTEM_STEPS, type SystemGround } from "./system_ground.ts";
import { SystemLooks } from "./system_looks.ts";
import { takeBy } from "./takers.ts";

/** A call system with an app of the kit on it, which is sometimes awkward. */
export class SystemStage implements Stage, SystemGround {
  readonly trace: Trace;
  readonly slots: Slots;
  readonly world: World;
  readonly faults: string[] = [];
  readonly clock: VirtualClock;
  readonly app: KitApp;
  readonly configuration: ProviderConfiguration;
  readonly #looks: SystemLooks;
  readonly subject: SystemSubject;

  private constructor(parts: Parts, options: StageOptions) {
    this.subject = parts.subject;
    this.trace = parts.trace;
    this.clock = parts.clock;
    this.app = parts.app;
    this.configuration = parts.configuration;
    this.#looks = new SystemLooks(parts.subject, parts.trace);
    this.world = options.world;
    this.slots = new Slots(options.seed);
  }

  /** Starts a fresh system. */
  static async open(adapter: SystemAdapter, options: StageOptions): Promise<SystemStage> {
    const clock = new VirtualClock();
    const app = new KitApp(clock);
    const trace = new Trace(clock);
    trace.subscribe((event) => {
      options.hear(event);
      options.world.fold(event);
    });
    const configuration = providerConfiguration(options.configuration);
    trace.append({ kind: "processStarted" });
    trace.append({
      kind: "providerCreated",
      provider: 1,
      configuration: recordedConfiguration(configuration),
    });
    trace.append({ kind: "delegateSet", provider: 1, members: DELEGATE_MEMBERS });
    const delegate = recordDelegate(app.delegate(), 1, trace, new ActionRecorder(trace));
    const deliver = new Proxy(delegate, {
      get: (target, name) =>
        name === "observed"
          ? (call: Parameters<Deliver["observed"]>[0]) => trace.append({ kind: "observed", call })
          : Reflect.get(target, name),
    }) as Deliver;
    const { profile, seed } = options;
    const opened = await adapter.open({ configuration, profile, clock, seed, deliver });
    const numbers = { next: 1 };
    const wrappers = { ...reportWrappers(trace, numbers), request: requestWrapper(trace, numbers) };
    const subject = wrapped(opened, (name) => wrappers[name as keyof typeof wrappers]);
    const stage = new SystemStage({ subject, trace, clock, app, configuration }, options);
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
    await quiet(this.trace);
    if (this.subject.settle) {
      await this.subject.settle();
      await quiet(this.trace);
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
  readonly clock: VirtualClock;
  readonly app: KitApp;
  readonly configuration: ProviderConfiguration;
}
