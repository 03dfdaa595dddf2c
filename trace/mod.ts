/**
 * What was seen at the boundary between app and system, its form as a file, and the world that is
 * folded from it.
 *
 * @module
 */
export {
  EVENT_KINDS,
  EVENT_ORIGINS,
  type EventBase,
  type EventKind,
  type EventMap,
  type EventOf,
  type EventOrigin,
  type NativeDetails,
  type PerformedAction,
  type TraceEvent,
} from "./event.ts";
export {
  configurationIn,
  type RecordedConfiguration,
  recordedConfiguration,
} from "./recorded_configuration.ts";
export { HURDLES } from "./folds.ts";
export { EVENT_FIELDS } from "./event_fields.ts";
export {
  ACTION_ID,
  CALL,
  CALL_ACTION,
  CALL_ERROR,
  CALL_ID,
  CALL_UPDATE,
  CONFIGURATION,
  CONFIGURATION_FIELDS,
  HANDLE,
  INSTANT,
  OUTCOME,
  PERFORMED,
  TRANSACTION_ID,
} from "./value_schemas.ts";
export { idsIn } from "./ids.ts";
export { linesOf } from "./lines.ts";
export { parseTrace, printTrace } from "./ndjson.ts";
export { type RecordedTrace, TraceError, type TraceHeader } from "./recorded_trace.ts";
export {
  type PendingOfCall,
  type PendingTransaction,
  type RecentsFact,
  type ScreenCard,
  SCRIBBLED_NAME,
} from "./seen.ts";
export { type NameOf, type Party, Teller, type Telling } from "./telling.ts";
export { type NewEvent, Trace, type TraceListener } from "./trace.ts";
export { World } from "./world.ts";
export { WORLD_SOURCES, type WorldPart } from "./world_sources.ts";
export {
  type EndedBy,
  type EndedCall,
  type Leg,
  type WorldAction,
  type WorldCall,
  type WorldProvider,
  type WorldState,
} from "./world_state.ts";
export { LONGEST_LINE, TraceReader } from "./trace_reader.ts";
export {
  EVENT_SCHEMA,
  type EventLine,
  HEADER_SCHEMA,
  LINE_SCHEMA,
  TRACE_SCHEMA,
} from "./trace_schema.ts";
