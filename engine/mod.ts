/**
 * The calling SDK that an app drives, as far as a call system needs to know of it.
 *
 * @module
 */
export {
  type CallEngine,
  type CallEngineListener,
  ENGINE_END_CAUSES,
  ENGINE_OPERATIONS,
  type EngineEndCause,
  type EngineOperation,
} from "./call_engine.ts";
