import { type BridgeOptions, EventBridge } from "../../reference/mod.ts";
import type { Capability, RuleId } from "../../rules/mod.ts";
import type { NativeEvent, NativeListener } from "../adapter.ts";
import { eventsAdapter } from "../reference_adapters.ts";
import { type Mutant, seeded } from "./mutant.ts";

class ForgetsEarlyEvents extends EventBridge<NativeEvent> {
  #hasListener = false;

  override emit(event: NativeEvent): void {
    if (this.#hasListener) super.emit(event);
  }

  override attach(hear: NativeListener): () => void {
    this.#hasListener = true;
    return super.attach(hear);
  }

  override reload(): void {
    this.#hasListener = false;
    super.reload();
  }
}

/** The first kind of event that comes early is kept, and no other. */
class KeepsOneKindEarly extends EventBridge<NativeEvent> {
  #first: string | null = null;
  #hasListener = false;

  override emit(event: NativeEvent): void {
    this.#first ??= event.name;
    if (this.#hasListener || event.name === this.#first) super.emit(event);
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

/** The listeners of the runtime that is gone are told as well. */
class SurvivesReloads extends EventBridge<NativeEvent> {
  readonly #listeners: NativeListener[] = [];

  override attach(hear: NativeListener): () => void {
    this.#listeners.push(hear);
    return super.attach(hear);
  }

  override reload(): void {
    super.reload();
    for (const hear of this.#listeners.splice(0)) super.attach(hear);
  }
}

class HasOneSlotForAListener extends EventBridge<NativeEvent> {
  #detach: () => void = () => {};

  override attach(hear: NativeListener): () => void {
    this.#detach();
    this.#detach = super.attach(hear);
    return this.#detach;
  }
}

/** What every listener is given is changed on the way. */
function altered(alter: (event: NativeEvent) => NativeEvent, options?: BridgeOptions) {
  return class extends EventBridge<NativeEvent> {
    constructor() {
      super(options);
    }

    override emit(event: NativeEvent): void {
      super.emit(alter(event));
    }
  };
}

class ReplaysToAll extends EventBridge<NativeEvent> {
  constructor() {
    super({ replay: "everyListener" });
  }
}

class DropsWhileDetached extends EventBridge<NativeEvent> {
  constructor() {
    super({ whileDetached: "drop" });
  }
}

const TEXTS: Readonly<Record<string, string>> = { true: "1", false: "0" };

/** The reference event layer with one fault each. */
export const EVENTS_MUTANTS: readonly Mutant[] = [
  seeded(
    of(
      "forgets what comes before the first listener",
      "events/replay-early-events",
      ForgetsEarlyEvents,
    ),
    "K54a",
  ),
  seeded(
    of(
      "keeps only the first kind of event before the first listener",
      "events/replay-early-events",
      KeepsOneKindEarly,
    ),
    "K54c",
  ),
  of("delivers every event twice", "events/deliver-once-in-order", DeliversTwice),
  seeded(
    of(
      "goes on telling a listener that has detached",
      "events/nothing-after-detach",
      KeepsDetachedListeners,
    ),
    "K56a",
  ),
  of(
    "goes on telling the listeners of a runtime that is gone",
    "events/nothing-after-detach",
    SurvivesReloads,
  ),
  of("has room for one listener", "events/tell-every-listener", HasOneSlotForAListener),
  seeded(
    of(
      "replays what was heard to whoever comes",
      "events/replay-only-what-was-missed",
      ReplaysToAll,
    ),
    "K56b",
  ),
  of(
    "promises to replay to every listener, and replays to the first",
    "events/replay-to-every-listener",
    EventBridge,
    ["replaysToFirstListener", "replaysToEveryListener", "keepsWhileDetached"],
  ),
  of(
    "promises to keep what comes while nobody listens, and drops it",
    "events/keep-while-detached",
    DropsWhileDetached,
  ),
  of(
    "delivers late what came while nobody listened",
    "events/drop-while-detached",
    EventBridge,
    ["replaysToFirstListener"],
  ),
  of(
    "mints an id of its own for the call of an end",
    "events/keep-the-id",
    altered((event) =>
      event.name === "endCall"
        ? { ...event, callId: event.callId.replace(/^.{8}/, "00000000") }
        : event
    ),
  ),
  seeded(
    of(
      "spells the ids of ends in small letters",
      "events/spell-ids-one-way",
      altered((event) =>
        event.name === "endCall" ? { ...event, callId: event.callId.toLowerCase() } : event
      ),
    ),
    "K01a",
  ),
  seeded(
    of(
      "sends booleans as texts",
      "events/keep-what-is-said",
      altered((event) => ({
        ...event,
        details: Object.fromEntries(
          Object.entries(event.details).map(([key, value]) => [key, TEXTS[`${value}`] ?? value]),
        ),
      })),
    ),
    "K58a",
  ),
];

function of(
  name: string,
  breaks: RuleId,
  Broken: new () => EventBridge<NativeEvent>,
  capabilities?: readonly Capability[],
): Mutant {
  return { name, breaks, adapter: eventsAdapter(name, () => new Broken(), capabilities) };
}
