/**
 * The app side of the contract, done right: a list of calls, and a delegate that drives a calling
 * SDK.
 *
 * @module
 */
export { CallDelegate, type CallDelegateParts, type PushedCall } from "./call_delegate.ts";
export { CallManager } from "./call_manager.ts";
export { endLeftovers } from "./end_leftovers.ts";
export { ENDED_REASON_OF } from "./ended_reason.ts";
export { ICON_TEMPLATE } from "./icon_template.ts";
export { patientController } from "./patient_controller.ts";
export { type Session } from "./session.ts";
