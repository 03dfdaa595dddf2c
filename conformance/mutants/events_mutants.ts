import { EventBridge } from "../../reference/mod.ts";
import type { NativeEvent, NativeListener } from "../adapter.ts";
import { eventsAdapter } from "../reference_adapters.ts";
import type { RuleId } from "../../rules/mod.ts";
import type { Mutant } from "./mutant.ts";

class ForgetsEarlyEvents extends EventBridge<NativeEvent> {
  #hasListener = false;

  override emit(event: NativeEvent): void {
    if (this.#hasListener) super.emit(event);
  }

  override attach(hear: NativeListener): () => void {
    this.#hasListener = true;
    return super.attach(hear);
  }
}

class DeliversTwice extends EventBridge<NativeEvent> {
  override emit(event: NativeEvent): void {
    super.emit(event);
    super.emit(event);
  }
}

class KeepsDetachedListeners extends EventBridge<NativeEvent> {
  override attach(hear: NativeListener): () => void {
    super.attach(hear);
    return () => {};
  }
}

/** The reference event layer with one fault each. */
export const EVENTS_MUTANTS: readonly Mutant[] = [
  of(
    "forgets what comes before the first listener",
    "events/replay-early-events",
    ForgetsEarlyEvents,
  ),
  of("delivers every event twice", "events/deliver-once-in-order", DeliversTwice),
  of(
    "goes on telling a listener that has detached",
    "events/nothing-after-detach",
    KeepsDetachedListeners,
  ),
];

function of(name: string, breaks: RuleId, Broken: new () => EventBridge<NativeEvent>): Mutant {
  return { name, breaks, adapter: eventsAdapter(name, () => new Broken()) };
}
