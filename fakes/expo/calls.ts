import type { AudioSession, CaptureSession } from "./audio.ts";
import { native } from "./bridge.ts";
import type { VoIPPushToken } from "./events.ts";
import type {
  CallEndedReason,
  CallOptions,
  CallParticipant,
  CallSession,
  IncomingCallEvent,
} from "./session.ts";

/** What the native side is asked by name; the app's types are all that holds for what comes back. */
function ask<Answer>(name: string, ...values: readonly unknown[]): Answer {
  const found = native.functions[name];
  if (found) return found(...values as never[]) as Answer;
  throw new Error(
    `Cannot ${name}: the app is not running, or ${native.platform} has no such function; ` +
      "phone.appLaunches() starts the app",
  );
}

/** The oldest call; null: there is none. */
export async function getActiveCallSession(): Promise<CallSession | null> {
  return await ask("getActiveCallSession");
}

/** The device's audio. */
export function getAudioSession(): AudioSession {
  return ask("getAudioSessionState");
}

/** The device's camera. */
export function getCaptureSession(): CaptureSession {
  return ask("getCaptureSessionState");
}

/** Configures WebRTC's audio, on iOS. */
export function setRTCAudioSessionConfiguration(hasVideo: boolean): void {
  if (native.platform === "ios") ask("setRTCAudioSessionConfiguration", hasVideo);
}

/** Configures the audio for a call. */
export function prepareAudioSessionForCall(hasVideo: boolean): void {
  ask("prepareAudioSessionForCall", hasVideo);
}

/** Configures it as it was before. */
export function restoreAudioSession(): void {
  ask("restoreAudioSession");
}

/** Has sound go by the speaker, or as it would go else. */
export function setAudioSessionPortOverride(enabled: boolean): void {
  ask("setAudioSessionPortOverride", enabled);
}

/** Calls somebody; the id that the native side chose comes back. */
export async function startOutgoingCall(
  recipient: CallParticipant,
  options: CallOptions,
): Promise<string> {
  return await ask("startOutgoingCall", recipient, options);
}

/** Has a call ring; its id comes with the events. */
export async function reportIncomingCall(event: IncomingCallEvent): Promise<void> {
  await ask("reportIncomingCall", event);
}

/** Answers. */
export async function answerCall(id: string): Promise<void> {
  await ask("answerCall", id);
}

/** Says that both can talk after an answer. */
export async function fulfillIncomingCallConnected(requestId: string): Promise<void> {
  await ask("fulfillIncomingCallAnswered", requestId);
}

/** Says that an answer comes to nothing: on Android the call is reported as failed. */
export async function failIncomingCallConnected(id: string, requestId: string): Promise<void> {
  if (native.platform === "ios") await ask("failIncomingCallConnected", requestId);
  else await ask("reportCallEnded", id, "failed");
}

/** Says that the far side answered. */
export async function reportOutgoingCallConnected(id: string): Promise<void> {
  await ask("reportOutgoingCallConnected", id);
}

/** Ends. */
export async function endCall(id: string): Promise<void> {
  await ask("endCall", id);
}

/** Says that a call has ended. */
export async function reportCallEnded(id: string, reason: CallEndedReason): Promise<void> {
  await ask("reportCallEnded", id, reason);
}

/** Mutes or unmutes. */
export async function setMuted(id: string, muted: boolean): Promise<void> {
  await ask("setMuted", id, muted);
}

/** Says that a call has video, or has none. */
export async function reportVideo(id: string, enabled: boolean): Promise<void> {
  await ask("reportVideo", id, enabled);
}

/** Holds or resumes. */
export async function setHeld(id: string, onHold: boolean): Promise<void> {
  await ask("setHeld", id, onHold);
}

/** Sends keys. */
export async function playDTMF(id: string, digits: string): Promise<void> {
  await ask("playDTMF", id, digits);
}

/** Asks for pushes. */
export function registerVoIPPush(): void {
  ask("registerVoIPPush");
}

/** Where a server sends pushes for this device; null: nowhere yet. */
export function getVoIPPushToken(): VoIPPushToken | null {
  const { token, type } = ask<VoIPPushToken>("getVoIPPushToken");
  return token ? { token, type } : null;
}
