/**
 * Takes the place of `expo-callkit-telecom` 0.4.0 in the tests of an app: the same functions, events and
 * hook, over a call system in memory, and beside them the `phone` that it runs on, in the hands of the
 * test.
 *
 * @example
 * ```ts
 * import * as Calls from "@callspec/callspec/fakes/expo";
 * import { assertEquals } from "@std/assert";
 *
 * const { phone } = Calls;
 * phone.reset();
 * Calls.addCallAnsweredListener(({ requestId }) => Calls.fulfillIncomingCallConnected(requestId));
 * await phone.pushBrings({ from: "ada", name: "Ada" });
 * await phone.user.answers();
 * assertEquals((await Calls.getActiveCallSession())?.status, "connected");
 * ```
 *
 * @module
 */
export type {
  AudioOutputPortType,
  AudioPort,
  AudioRoute,
  AudioSession,
  CaptureSession,
  PermissionStatus,
} from "./audio.ts";
export { phone } from "./bridge.ts";
export {
  answerCall,
  endCall,
  failIncomingCallConnected,
  fulfillIncomingCallConnected,
  getActiveCallSession,
  getAudioSession,
  getCaptureSession,
  getVoIPPushToken,
  playDTMF,
  prepareAudioSessionForCall,
  registerVoIPPush,
  reportCallEnded,
  reportIncomingCall,
  reportOutgoingCallConnected,
  reportVideo,
  restoreAudioSession,
  setAudioSessionPortOverride,
  setHeld,
  setMuted,
  setRTCAudioSessionConfiguration,
  startOutgoingCall,
} from "./calls.ts";
export type { EventSubscription } from "./event_emitter.ts";
export type {
  AudioRouteChangedEvent,
  AudioSessionActivatedEvent,
  AudioSessionCallInfo,
  AudioSessionDeactivatedEvent,
  CallActionEvent,
  CallAnsweredEvent,
  CallEndedEvent,
  CallIntentHandleType,
  CallIntentReceivedEvent,
  CallReportedEnded,
  CallSessionAddedEvent,
  CallSessionRemovedEvent,
  CallSessionUpdatedEvent,
  DTMFEvent,
  IncomingCallReportedEvent,
  NativeEvent,
  NativeEventMeta,
  NativeEvents,
  OutgoingCallStartedEvent,
  PushTokenType,
  SetHeldActionEvent,
  SetMutedActionEvent,
  VideoChangedEvent,
  VoIPPushToken,
  VoIPPushTokenUpdatedEvent,
  WithSession,
} from "./events.ts";
export type { ExpoPhone, ExpoPhoneOptions, ReactHooks } from "./expo_phone.ts";
export {
  addAudioRouteChangedListener,
  addAudioSessionActivatedListener,
  addAudioSessionDeactivatedListener,
  addCallAnsweredListener,
  addCallEndedListener,
  addCallIntentReceivedListener,
  addCallSessionAddedListener,
  addCallSessionRemovedListener,
  addCallSessionUpdatedListener,
  addDTMFListener,
  addIncomingCallReportedListener,
  type AddListener,
  addOutgoingCallStartedListener,
  addReportedCallEndedListener,
  addSetHeldActionListener,
  addSetMutedActionListener,
  addVideoChangedListener,
  addVoIPPushTokenUpdatedListener,
} from "./listeners.ts";
export type { Permissions, Platform, Timeouts } from "./platform.ts";
export { useVoIPPushToken } from "./push_token_hook.ts";
export type {
  CallEndedReason,
  CallOptions,
  CallParticipant,
  CallSession,
  CallSessionOrigin,
  CallSessionStatus,
  IncomingCallEvent,
} from "./session.ts";
