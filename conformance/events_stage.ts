import { callId } from "../call/mod.ts";
import type { NativeEventName, Step } from "../scenario/mod.ts";
import { type NativeDetails, Trace } from "../trace/mod.ts";
import type { EventsAdapter, EventsSubject } from "./adapter.ts";
import type { Pace } from "./pace.ts";
import { thrownText } from "./recorder/mod.ts";
import { Slots } from "./slots.ts";
import { MOST_PER_STEP, type Stage, type StageOptions } from "./stage.ts";

/** What each event says, with a value of every type that a bridge is known to bend. */
const DETAILS: { readonly [N in NativeEventName]: (serial: number) => NativeDetails } = {
  answerCall: () => ({ hasVideo: false, handle: "+15550100" }),
  endCall: (serial) => ({ reason: "remoteEnded", endedAt: 1_767_225_600_000 + serial }),
  setHeld: (serial) => ({ isOnHold: serial % 2 === 0 }),
  audioActivated: () => ({ otherSession: null }),
};

/** An event layer between a native side and listeners that the kit plays. */
export class EventsStage implements Stage {
  readonly trace: Trace;
  readonly slots: Slots;
  readonly faults: string[] = [];
  readonly #subject: EventsSubject;
  readonly #pace: Pace;
  readonly #detach = new Map<string, () => void>();
  #emitted = 0;

  private constructor(subject: EventsSubject, trace: Trace, { seed, pace }: StageOptions) {
    this.#subject = subject;
    this.trace = trace;
    this.#pace = pace;
    this.slots = new Slots(seed);
  }

  /** Starts a fresh layer. */
  static async open(adapter: EventsAdapter, options: StageOptions): Promise<EventsStage> {
    const { clock } = options.pace;
    const trace = new Trace(clock, MOST_PER_STEP);
    trace.subscribe((event) => {
      options.hear(event);
      options.world.fold(event);
    });
    trace.append({ kind: "processStarted" });
    const stage = new EventsStage(await adapter.open({ clock }), trace, options);
    await stage.settle();
    return stage;
  }

  take(step: Step): boolean {
    switch (step.kind) {
      case "nativeEmits":
        return this.#emit(step);
      case "runtimeReloads":
        return this.#reload();
      case "listenerAttaches":
        return this.#attach(step.listener);
      case "listenerDetaches":
        return this.#detachListener(step.listener);
      default:
        return false;
    }
  }

  fault(thrown: unknown): void {
    this.faults.push(thrownText(thrown));
  }

  async settle(): Promise<void> {
    await this.#pace.quiet(this.trace);
    if (this.#subject.settle) {
      await this.#subject.settle();
      await this.#pace.quiet(this.trace);
    }
    this.trace.append({ kind: "rested" });
  }

  close(): void {
    try {
      this.#subject.dispose?.();
    } catch (error) {
      this.fault(error);
    }
  }

  #emit({ event: name, call }: Step & { readonly kind: "nativeEmits" }): boolean {
    const id = this.slots.idOf(call) ?? this.slots.renew(call);
    const serial = ++this.#emitted;
    const details = DETAILS[name](serial);
    this.trace.append({ kind: "nativeEmitted", serial, name, callId: id, details });
    // The native side prints ids in capitals, as Apple's does.
    this.#subject.emit({ serial, name, callId: id.toUpperCase(), details: { ...details } });
    return true;
  }

  #reload(): boolean {
    if (!this.#subject.reload) return false;
    this.#detach.clear();
    this.trace.append({ kind: "runtimeReloaded" });
    this.#subject.reload();
    return true;
  }

  #attach(listener: string): boolean {
    if (this.#detach.has(listener)) return false;
    this.trace.append({ kind: "listenerAttached", listener });
    const detach = this.#subject.attach(({ serial, name, callId: raw, details }) =>
      this.trace.append({
        kind: "delivered",
        listener,
        serial,
        name,
        callId: callId(raw),
        details: { ...details },
        raw,
      })
    );
    this.#detach.set(listener, detach);
    return true;
  }

  #detachListener(listener: string): boolean {
    const detach = this.#detach.get(listener);
    if (!detach) return false;
    this.#detach.delete(listener);
    detach();
    this.trace.append({ kind: "listenerDetached", listener });
    return true;
  }
}
