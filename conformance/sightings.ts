import {
  EVENT_ORIGINS,
  type EventKind,
  type EventOrigin,
  type NameOf,
  Teller,
  type TraceEvent,
} from "../trace/mod.ts";

/** What was seen in one run, and which call is which in it. */
export interface Seen {
  /** What was seen. */
  readonly events: readonly TraceEvent[];
  /** The names of the calls. */
  readonly nameOf: NameOf;
}

/** Something that was seen, in a form in which runs can be compared. */
export interface Sighting {
  /** What it is, in a few words. */
  readonly label: string;
  /** Who did it. */
  readonly origin: EventOrigin;
  /** The kind of the event. */
  readonly kind: EventKind;
  /** The step in which it was; -1 before the first. */
  readonly step: number;
  /** What it says besides, by its place in the event. */
  readonly facts: ReadonlyMap<string, string>;
}

/** What was seen in a run that is worth a line, and all of some kinds; its first steps may not count. */
export function sightings(
  { events, nameOf }: Seen,
  kinds: ReadonlySet<EventKind>,
  later: number,
): readonly Sighting[] {
  const teller = new Teller(nameOf);
  const start = events[0]?.at ?? 0;
  return events.flatMap((event) => {
    const telling = kinds.has(event.kind) ? teller.tellAnyway(event) : teller.tell(event);
    if (!telling) return [];
    return [{
      label: telling.label,
      origin: EVENT_ORIGINS[event.kind],
      kind: event.kind,
      step: Math.max(-1, (event.during ?? -1) - later),
      facts: factsOf(event, nameOf, start),
    }];
  });
}

/** The places at which two sightings say something else. */
export function differing(one: Sighting, other: Sighting): readonly string[] {
  const paths = new Set([...one.facts.keys(), ...other.facts.keys()]);
  return [...paths].filter((path) => one.facts.get(path) !== other.facts.get(path));
}

/** Numbers and ids that each run gives out anew, and what the label says. */
const OF_THE_RUN: ReadonlySet<string> = new Set([
  "index",
  "origin",
  "during",
  "kind",
  "raw",
  "id",
  "actionId",
  "transactionId",
  "report",
  "request",
  "ask",
]);

/** What an event says, leaf by leaf; moments are told from the start of the run. */
function factsOf(event: TraceEvent, nameOf: NameOf, start: number): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  const walk = (value: unknown, path: readonly string[]) => {
    const key = path.at(-1) ?? "";
    if (OF_THE_RUN.has(key)) return;
    if (typeof value !== "object" || value === null) facts.set(path.join("."), leaf(key, value));
    else if (key === "actionIds") facts.set(path.join("."), `${Object.values(value).length}`);
    else if (Array.isArray(value) && value.every((each) => typeof each === "string")) {
      for (const each of value) facts.set([...path, each].join("."), "there");
    } else for (const [name, part] of Object.entries(value)) walk(part, [...path, name]);
  };
  const leaf = (key: string, value: unknown) =>
    typeof value === "number" && /^at$|At$|^dated$/.test(key)
      ? `${value < start ? "" : "+"}${value - start}ms`
      : typeof value === "string" && /callId/i.test(key)
      ? nameOf(value as Parameters<NameOf>[0])
      : JSON.stringify(value);
  walk(event, []);
  return facts;
}
