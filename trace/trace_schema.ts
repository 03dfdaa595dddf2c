import { PROFILE_NAMES } from "../profile/mod.ts";
import {
  type Fields,
  integer,
  list,
  nullable,
  object,
  optional,
  type Schema,
  tagged,
  text,
  word,
} from "../schema/mod.ts";
import {
  EVENT_KINDS,
  type EventBase,
  type EventKind,
  type EventOrigin,
  type TraceEvent,
} from "./event.ts";
import { EVENT_FIELDS } from "./event_fields.ts";
import type { RecordedTrace, TraceHeader } from "./recorded_trace.ts";
import type { NewEvent } from "./trace.ts";
import { INSTANT } from "./value_schemas.ts";

const ORIGINS: readonly EventOrigin[] = ["user", "app", "remote", "system", "unknown"];

const BASE: Fields<EventBase> = {
  index: integer({ minimum: 0 }),
  at: INSTANT,
  origin: word(ORIGINS),
  during: nullable(integer({ minimum: 0 })),
};

/** The first line of a recorded trace. */
export const HEADER_SCHEMA: Schema<TraceHeader> = object<TraceHeader>({
  callspec: text(),
  side: word(["app", "system", "events"]),
  clock: word(["virtual", "wall"]),
  profile: word(PROFILE_NAMES),
  kinds: list(word(EVENT_KINDS)),
});

/** An event of a trace. */
export const EVENT_SCHEMA: Schema<TraceEvent> = tagged<TraceEvent, "kind">(
  "kind",
  Object.fromEntries(
    EVENT_KINDS.map((kind) => [kind, { ...BASE, ...EVENT_FIELDS[kind] }]),
  ) as { readonly [K in EventKind]: Fields<Omit<Extract<TraceEvent, { kind: K }>, "kind">> },
);

/** An event as a line tells it: the reader numbers it, and knows who is behind each kind. */
export type EventLine = NewEvent & {
  /** When it happened. */
  readonly at: EventBase["at"];
  /** Who made it happen, where that is not who mostly does. */
  readonly origin?: EventOrigin;
  /** The step during which it happened; null outside of steps. */
  readonly during?: number | null;
};

const LINE = { at: BASE.at, origin: optional(BASE.origin), during: optional(BASE.during) };

/** A line that tells of an event. */
export const LINE_SCHEMA: Schema<EventLine> = tagged<EventLine, "kind">(
  "kind",
  Object.fromEntries(
    EVENT_KINDS.map((kind) => [kind, { ...LINE, ...EVENT_FIELDS[kind] }]),
  ) as { readonly [K in EventKind]: Fields<Omit<Extract<EventLine, { kind: K }>, "kind">> },
);

/** A whole recorded trace. */
export const TRACE_SCHEMA: Schema<RecordedTrace> = object<RecordedTrace>({
  header: HEADER_SCHEMA,
  events: list(EVENT_SCHEMA),
});
