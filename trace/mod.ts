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
  type PerformedAction,
  type RecordedConfiguration,
  recordedConfiguration,
  type TraceEvent,
} from "./event.ts";
export {
  parseTrace,
  printTrace,
  type RecordedTrace,
  TraceError,
  type TraceHeader,
} from "./ndjson.ts";
export {
  type PendingOfCall,
  type PendingTransaction,
  type RecentsFact,
  type ScreenCard,
} from "./seen.ts";
export { type NewEvent, Trace, type TraceListener } from "./trace.ts";
export { World } from "./world.ts";
export {
  type EndedBy,
  type EndedCall,
  type Leg,
  type WorldAction,
  type WorldCall,
  type WorldState,
} from "./world_state.ts";
