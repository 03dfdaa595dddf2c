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
  type RecordedConfiguration,
  recordedConfiguration,
  type TraceEvent,
} from "./event.ts";
export { HURDLES } from "./folds.ts";
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
  SCRIBBLED_NAME,
} from "./seen.ts";
export { type NewEvent, Trace, type TraceListener } from "./trace.ts";
export { World } from "./world.ts";
export {
  type EndedBy,
  type EndedCall,
  type Leg,
  type WorldAction,
  type WorldCall,
  type WorldProvider,
  type WorldState,
} from "./world_state.ts";
