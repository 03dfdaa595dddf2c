import type { AudioPort, AudioRoute } from "./audio.ts";
import type { CallEndedReason, CallSession, CallSessionStatus } from "./session.ts";

/** What comes with each event. */
export interface NativeEventMeta {
  /** Whether it waited for a listener. */
  flushed: boolean;
  /** When it was. */
  timestamp: string;
}

/** An event of the native side. */
export interface NativeEvent {
  /** What comes with each. */
  meta: NativeEventMeta;
}

/** A call is there. */
export interface CallSessionAddedEvent extends NativeEvent {
  /** The call. */
  session: CallSession;
}

/** Something of a call is otherwise. */
export interface CallSessionUpdatedEvent extends NativeEvent {
  /** The call as it is now. */
  session: CallSession;
}

/** A call is gone. */
export interface CallSessionRemovedEvent extends NativeEvent {
  /** Which. */
  id: string;
}

/** A call that has to do with the audio. */
export interface AudioSessionCallInfo {
  /** Which. */
  id: string;
  /** How far it has come. */
  status: CallSessionStatus;
}

/** The audio is the calls' from now on. */
export interface AudioSessionActivatedEvent extends NativeEvent {
  /** The calls. */
  calls: AudioSessionCallInfo[];
}

/** The audio is the calls' no longer. */
export interface AudioSessionDeactivatedEvent extends NativeEvent {
  /** The calls that are left. */
  calls: AudioSessionCallInfo[];
}

/** Sound goes another way. */
export interface AudioRouteChangedEvent extends NativeEvent {
  /** The ways that it goes now. */
  currentRoute: AudioRoute;
  /** The ways that there are (Android). */
  availableRoutes?: AudioPort[];
}

/** An event of one call. */
export interface CallActionEvent extends NativeEvent {
  /** Which. */
  id: string;
}

/** What an event that a call ended with carries besides: its receiver may know the call no more. */
export interface WithSession {
  /** The call as it was at last. */
  session: CallSession;
}

/** The system takes an outgoing call. */
export interface OutgoingCallStartedEvent extends CallActionEvent {}

/** The system shows an incoming call. */
export interface IncomingCallReportedEvent extends CallActionEvent {}

/** An incoming call is answered; the app says by the request's id when both can talk. */
export interface CallAnsweredEvent extends CallActionEvent {
  /** Names the request. */
  requestId: string;
}

/** The user or the system ended a call. */
export interface CallEndedEvent extends CallActionEvent, WithSession {}

/** The app, or the native side for it, said that a call had ended. */
export interface CallReportedEnded extends CallActionEvent, WithSession {
  /** Why. */
  reason: CallEndedReason;
}

/** A call is muted, or is not. */
export interface SetMutedActionEvent extends CallActionEvent {
  /** Whether it is. */
  isMuted: boolean;
}

/** A call has video, or has none. */
export interface VideoChangedEvent extends CallActionEvent {
  /** Whether it has. */
  hasVideo: boolean;
}

/** A call is on hold, or is not. */
export interface SetHeldActionEvent extends CallActionEvent {
  /** Whether it is. */
  isOnHold: boolean;
}

/** Keys were pressed. */
export interface DTMFEvent extends CallActionEvent {
  /** Which. */
  digits: string;
}

/** How the handle of an intent is to be read. */
export type CallIntentHandleType = "phoneNumber" | "email" | "unknown";

/** The user wants to call somebody, and said so outside of the app (iOS). */
export interface CallIntentReceivedEvent extends NativeEvent {
  /** Whom. */
  handle: string;
  /** How it is to be read. */
  handleType: CallIntentHandleType;
  /** Whether with video. */
  hasVideo: boolean;
}

/** Which service pushes come by. */
export type PushTokenType = "APNS_VOIP" | "FCM";

/** Where a server sends pushes for this device. */
export interface VoIPPushToken {
  /** The token. */
  token: string;
  /** By which service. */
  type: PushTokenType;
}

/** Pushes go elsewhere from now on. */
export interface VoIPPushTokenUpdatedEvent extends NativeEvent {
  /** The token; none where there is none any more. */
  token?: string;
  /** By which service. */
  type: PushTokenType;
}

/** All events, by name. */
export interface NativeEvents {
  /** A call is there. */
  onCallSessionAdded: CallSessionAddedEvent;
  /** Something of a call is otherwise. */
  onCallSessionUpdated: CallSessionUpdatedEvent;
  /** A call is gone. */
  onCallSessionRemoved: CallSessionRemovedEvent;
  /** The audio is the calls'. */
  onAudioSessionActivated: AudioSessionActivatedEvent;
  /** The audio is the calls' no longer. */
  onAudioSessionDeactivated: AudioSessionDeactivatedEvent;
  /** Sound goes another way. */
  onAudioRouteChanged: AudioRouteChangedEvent;
  /** The system shows an incoming call. */
  onIncomingCallReported: IncomingCallReportedEvent;
  /** The system takes an outgoing call. */
  onOutgoingCallStarted: OutgoingCallStartedEvent;
  /** An incoming call is answered. */
  onCallAnswered: CallAnsweredEvent;
  /** The user or the system ended a call. */
  onCallEnded: CallEndedEvent;
  /** The app said that a call had ended. */
  onCallReportedEnded: CallReportedEnded;
  /** A call is muted, or is not. */
  onSetMutedAction: SetMutedActionEvent;
  /** A call has video, or has none. */
  onVideoChanged: VideoChangedEvent;
  /** A call is on hold, or is not. */
  onSetHeldAction: SetHeldActionEvent;
  /** Keys were pressed. */
  onDTMF: DTMFEvent;
  /** The user wants to call somebody. */
  onCallIntentReceived: CallIntentReceivedEvent;
  /** Pushes go elsewhere. */
  onVoIPPushTokenUpdated: VoIPPushTokenUpdatedEvent;
}

/** The body of an event, before its `meta` is put to it. */
export type BodyOf<Name extends keyof NativeEvents> = Omit<NativeEvents[Name], "meta">;

/** Tells JavaScript of an event. */
export type Tell = <Name extends keyof NativeEvents>(name: Name, body: BodyOf<Name>) => void;
