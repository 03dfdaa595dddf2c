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

/** What happened, without its place in a trace. */
export const NEW_EVENT_SCHEMA: Schema<NewEvent> = tagged<NewEvent, "kind">("kind", EVENT_FIELDS);

/** An event of a trace. */
export const EVENT_SCHEMA: Schema<TraceEvent> = tagged<TraceEvent, "kind">(
  "kind",
  Object.fromEntries(
    EVENT_KINDS.map((kind) => [kind, { ...BASE, ...EVENT_FIELDS[kind] }]),
  ) as { readonly [K in EventKind]: Fields<Omit<Extract<TraceEvent, { kind: K }>, "kind">> },
);

/** What a line says of an event besides its kind: the reader knows the rest by itself. */
interface LineBase {
  readonly at: EventBase["at"];
  readonly origin?: EventOrigin;
  readonly during?: number | null;
}

/** A line of any event. */
export const LINE_SCHEMA: Schema<LineBase> = object<LineBase>({
  at: BASE.at,
  origin: optional(BASE.origin),
  during: optional(BASE.during),
});

/** A whole recorded trace. */
export const TRACE_SCHEMA: Schema<RecordedTrace> = object<RecordedTrace>({
  header: HEADER_SCHEMA,
  events: list(EVENT_SCHEMA),
});
