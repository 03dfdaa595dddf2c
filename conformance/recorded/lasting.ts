import type { EventKind, EventOf, TraceEvent } from "../../trace/mod.ts";

type Keys = { readonly [K in EventKind]?: (event: EventOf<K>) => string };

/** What each kind of event that makes something so for long is about: a later one takes its place. */
const KEYS: Keys = {
  providerCreated: ({ provider }) => `provider ${provider}`,
  configurationSet: ({ provider }) => `configuration ${provider}`,
  delegateSet: ({ provider }) => `delegate ${provider}`,
  didBegin: ({ provider }) => `service ${provider}`,
  invalidated: ({ provider }) => `end ${provider}`,
  audioConfigured: () => "audio",
  processStarted: () => "process",
  phoneTurned: ({ setting }) => `setting ${setting}`,
  phoneListed: ({ who, list }) => `${list} ${who.kind} ${who.value}`,
  phoneKnown: ({ who }) => `name ${who.kind} ${who.value}`,
  quirkTurned: ({ quirk }) => `quirk ${quirk}`,
  refusalArmed: ({ on }) => `refusal ${on}`,
  listenerAttached: ({ listener }) => `listener ${listener}`,
};

/** The kinds of events that make something so for as long as the app's process runs. */
const OF_THE_APP: ReadonlySet<EventKind> = new Set<EventKind>([
  "providerCreated",
  "configurationSet",
  "delegateSet",
  "didBegin",
  "invalidated",
  "audioConfigured",
  "processStarted",
]);

/** How long a kind of event makes something so; null where it does not last. */
export function lifeOf(kind: EventKind): "process" | "phone" | null {
  if (!Object.hasOwn(KEYS, kind)) return null;
  return OF_THE_APP.has(kind) ? "process" : "phone";
}

/** What is so for long: the events by which all that came before is told again in short. */
export class Lasting {
  readonly #events = new Map<string, TraceEvent>();

  /** These events, in the order of the trace. */
  get events(): readonly TraceEvent[] {
    return [...this.#events.values()].toSorted((one, other) => one.index - other.index);
  }

  /** Takes an event in. */
  hear(event: TraceEvent): void {
    const key = keyOf(event.kind, event);
    if (key !== null) this.#events.set(key, event);
    else if (event.kind === "processDied") {
      this.#forget(({ kind }) => lifeOf(kind) === "process");
    } else if (event.kind === "listenerDetached") this.#events.delete(`listener ${event.listener}`);
    else if (event.kind === "runtimeReloaded") {
      this.#forget(({ kind }) => kind === "listenerAttached");
    } else if (event.kind === "incomingReported") this.#events.delete("refusal report");
    else if (event.kind === "requested") {
      for (const { kind } of event.actions) this.#events.delete(`refusal ${kind}`);
    }
  }

  #forget(isMeant: (event: TraceEvent) => boolean): void {
    for (const [key, event] of [...this.#events]) if (isMeant(event)) this.#events.delete(key);
  }
}

function keyOf<K extends EventKind>(kind: K, event: EventOf<K>): string | null {
  const keys: Keys = KEYS;
  return keys[kind]?.(event) ?? null;
}
