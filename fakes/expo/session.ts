/** Whether a call has video. */
export interface CallOptions {
  /** Whether with video. */
  hasVideo: boolean;
}

/** Who began a call: the far side, the app, or the system for the user. */
export type CallSessionOrigin = "incoming" | "outgoingApp" | "outgoingSystem";

/** How far a call has come. */
export type CallSessionStatus = "requesting" | "connecting" | "ringing" | "connected" | "ended";

/** Somebody at the other end. */
export interface CallParticipant {
  /** Names them at the app's server. */
  id: string;
  /** What to show. */
  displayName?: string;
  /** Where a picture is. */
  avatarUrl?: string;
  /** Their number. */
  phoneNumber?: string;
  /** Their address. */
  email?: string;
}

/** What tells of an incoming call: a push brings it, or the app. */
export interface IncomingCallEvent {
  /** Names this event, so that it counts once. */
  eventId: string;
  /** Names the call at the app's server; the native side gives it another id. */
  serverCallId: string;
  /** Whether with video. */
  hasVideo: boolean;
  /** When it was placed. */
  startedAt?: string;
  /** Who calls. */
  caller: CallParticipant;
  /** What else the server says. */
  metadata?: Record<string, unknown>;
}

/** A call as the native side keeps it. */
export interface CallSession {
  /** Names it: the native side chooses, in capitals on iOS, in small letters on Android. */
  id: string;
  /** Whether with video. */
  options: CallOptions;
  /** Who began it. */
  origin: CallSessionOrigin;
  /** Who is at the other end. */
  remoteParticipants: CallParticipant[];
  /** What told of it, where it came in. */
  incomingCallEvent?: IncomingCallEvent;
  /** How far it has come. */
  status: CallSessionStatus;
  /** Since when both can talk. */
  connectedAt?: string;
  /** Whether it is muted. */
  isMuted: boolean;
  /** Whether it is on hold. */
  isOnHold: boolean;
  /** The keys last pressed, on Android. */
  dtmfDigits?: string;
}

/** Why a call ended. */
export type CallEndedReason =
  | "failed"
  | "remoteEnded"
  | "unanswered"
  | "answeredElsewhere"
  | "declinedElsewhere"
  | "unknown";
