import { callId, type Clock } from "../call/mod.ts";
import type { EventsAdapter, EventsSubject } from "../conformance/mod.ts";
import type { NativeEventName } from "../scenario/mod.ts";
import type { LayerEvent, LayerStimulus } from "./layer_messages.ts";
import type { Offer, Open, Outcome } from "./protocol.ts";
import type { Served } from "./served.ts";

/** Opens an event layer of this process for a kit in another. */
export async function serveLayer(
  adapter: EventsAdapter,
  _open: Open,
  clock: Clock,
  tell: (event: LayerEvent) => void,
): Promise<Served<"events">> {
  return new ServedLayer(await adapter.open({ clock }), tell);
}

class ServedLayer implements Served<"events"> {
  readonly offers: readonly Offer[];
  readonly #layer: EventsSubject;
  readonly #tell: (event: LayerEvent) => void;
  readonly #detach = new Map<string, () => void>();

  constructor(layer: EventsSubject, tell: (event: LayerEvent) => void) {
    this.offers = layer.reload ? ["reload"] : [];
    this.#layer = layer;
    this.#tell = tell;
  }

  step(stimulus: LayerStimulus): Partial<Outcome<"events">> {
    switch (stimulus.kind) {
      case "nativeEmitted": {
        const { serial, name, callId: id, details = {} } = stimulus;
        this.#layer.emit({ serial, name: name as NativeEventName, callId: id, details });
        return {};
      }
      case "listenerAttached":
        this.#attach(stimulus.listener);
        return {};
      case "listenerDetached":
        this.#detach.get(stimulus.listener)?.();
        return {};
      case "runtimeReloaded":
        this.#layer.reload?.();
        return {};
    }
  }

  look(): void {}

  async settle(): Promise<void> {
    await this.#layer.settle?.();
  }

  close(): void {
    this.#layer.dispose?.();
  }

  #attach(listener: string): void {
    const detach = this.#layer.attach(({ serial, name, callId: raw, details }) =>
      this.#tell({
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
  }
}
