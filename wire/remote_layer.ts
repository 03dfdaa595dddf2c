import type {
  AdapterBase,
  EventsAdapter,
  EventsSubject,
  NativeEvent,
  NativeListener,
} from "../conformance/mod.ts";
import type { Clock } from "../call/mod.ts";
import type { NativeEventName } from "../scenario/mod.ts";
import { WireError } from "./faults.ts";
import type { Host } from "./host.ts";
import type { LayerEvent } from "./layer_messages.ts";
import { Session } from "./session.ts";

/** An event layer in another process, as the kit opens it. */
export function remoteLayer(host: Host, base: AdapterBase): EventsAdapter {
  return {
    ...base,
    kit: "events",
    async open({ clock }) {
      return await RemoteLayer.start(host, clock);
    },
  };
}

/** An event layer in another process. */
class RemoteLayer implements EventsSubject {
  readonly #listeners = new Map<string, NativeListener>();
  #attached = 0;
  #session: Session<"events"> | null = null;

  static async start(host: Host, clock: Clock): Promise<RemoteLayer> {
    const layer = new RemoteLayer();
    layer.#session = await Session.begin({
      host,
      kit: "events",
      clock,
      hear: (event) => layer.#hear(event),
    });
    const nothing = { configuration: null, storage: {} };
    const offers = await layer.#session.open({ seed: 1, profile: "callspec", ...nothing });
    if (offers.has("reload")) {
      layer.reload = () => void layer.#session?.step({ kind: "runtimeReloaded" });
    }
    return layer;
  }

  emit({ serial, name, callId, details }: NativeEvent): void {
    this.#session?.step({
      kind: "nativeEmitted",
      serial,
      name,
      callId: callId as LayerEvent["callId"],
      details,
    });
  }

  attach(hear: NativeListener): () => void {
    const listener = `listener ${++this.#attached}`;
    this.#listeners.set(listener, hear);
    this.#session?.step({ kind: "listenerAttached", listener });
    return () => void this.#session?.step({ kind: "listenerDetached", listener });
  }

  reload?: () => void;

  async settle(): Promise<void> {
    await this.#session?.settle();
  }

  dispose(): void {
    this.#session?.close();
  }

  #hear({ listener, serial, name, callId, raw, details = {} }: LayerEvent): void {
    const hear = this.#listeners.get(listener);
    if (!hear) throw new WireError("badEvent", `delivered: there is no listener ${listener}`);
    hear({ serial, name: name as NativeEventName, callId: raw ?? callId, details });
  }
}
