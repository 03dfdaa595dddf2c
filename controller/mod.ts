/**
 * What an app asks of the system, and what it may watch.
 *
 * @module
 */
export { type CallController } from "./call_controller.ts";
export { type CallListener, type CallObserver } from "./call_observer.ts";
