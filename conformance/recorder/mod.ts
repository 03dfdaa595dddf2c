/**
 * Records what crosses the boundary, without changing what crosses it.
 *
 * @module
 */
export { type Rejection, rejection, thrownText } from "./error_data.ts";
export { ActionRecorder } from "./record_action.ts";
export { recordController, requestWrapper } from "./record_controller.ts";
export { DELEGATE_MEMBERS, recordDelegate } from "./record_delegate.ts";
export { recordAudioSession, recordEngine } from "./record_engine.ts";
export { type Numbers, recordProvider, reportWrappers } from "./record_provider.ts";
export { wrapped, type Wrapper } from "./wrapped.ts";
export { type PushFacts, recordIntents, recordPushRegistry } from "./record_push.ts";
export { MortalStorage } from "./mortal_storage.ts";
export { Mortal, type Recording } from "./recording.ts";
