/**
 * The app's side of the contract: the provider it reports to, the delegate that hears the system,
 * the audio session and the push registry.
 *
 * @module
 */
export { type AudioSession } from "./audio_session.ts";
export { type CallProvider } from "./call_provider.ts";
export { type ActionHandlers, type ProviderDelegate } from "./provider_delegate.ts";
export {
  type IntentHandler,
  type PushHandler,
  type PushPayload,
  type PushRegistry,
  type StartCallIntent,
} from "./push_registry.ts";
