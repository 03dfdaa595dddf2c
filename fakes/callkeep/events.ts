/** The events of the bridge, and what the native side calls each. */
export const NATIVE_EVENTS = {
  didReceiveStartCallAction: "RNCallKeepDidReceiveStartCallAction",
  answerCall: "RNCallKeepPerformAnswerCallAction",
  endCall: "RNCallKeepPerformEndCallAction",
  didActivateAudioSession: "RNCallKeepDidActivateAudioSession",
  didDeactivateAudioSession: "RNCallKeepDidDeactivateAudioSession",
  didDisplayIncomingCall: "RNCallKeepDidDisplayIncomingCall",
  didPerformSetMutedCallAction: "RNCallKeepDidPerformSetMutedCallAction",
  didToggleHoldCallAction: "RNCallKeepDidToggleHoldAction",
  didChangeAudioRoute: "RNCallKeepDidChangeAudioRoute",
  didPerformDTMFAction: "RNCallKeepDidPerformDTMFAction",
  showIncomingCallUi: "RNCallKeepShowIncomingCallUi",
  silenceIncomingCall: "RNCallKeepOnSilenceIncomingCall",
  createIncomingConnectionFailed: "RNCallKeepOnIncomingConnectionFailed",
  checkReachability: "RNCallKeepCheckReachability",
  didResetProvider: "RNCallKeepProviderReset",
  didLoadWithEvents: "RNCallKeepDidLoadWithEvents",
  onHasActiveCall: "RNCallKeepHasActiveCall",
} as const;

/** The name of an event. */
export type Events = keyof typeof NATIVE_EVENTS;

/** What the native side calls each event, by the bridge's types, which have the last one otherwise. */
export type NativeEvents =
  & Omit<typeof NATIVE_EVENTS, "onHasActiveCall">
  & { readonly onHasActiveCall: "onHasActiveCall" };

/** Who calls or is called, as Android tells it of a call that is coming in. */
export interface AndroidCaller {
  /** The number. */
  handle: string;
  /** Names the call. */
  callUUID: string;
  /** The name to show. */
  name: string;
}

/** What a listener is told, by event. */
export interface EventsPayload {
  /** A call is to be started; without an id where the user chose it in Recents. */
  didReceiveStartCallAction: { handle: string; callUUID?: string; name?: string };
  /** A call is to be answered. */
  answerCall: { callUUID: string };
  /** A call is to be ended, or declined. */
  endCall: { callUUID: string };
  /** The audio session is active. */
  didActivateAudioSession: undefined;
  /** It is so no longer. */
  didDeactivateAudioSession: undefined;
  /** An incoming call is shown, or why not. */
  didDisplayIncomingCall: {
    /** The text of the error; empty where there is none. */
    error?: string;
    /** Which error it is. */
    errorCode?:
      | "Unentitled"
      | "CallUUIDAlreadyExists"
      | "FilteredByDoNotDisturb"
      | "FilteredByBlockList"
      | "Unknown";
    /** Names the call, spelled as it was given. */
    callUUID: string;
    /** Who calls. */
    handle: string;
    /** The name to show. */
    localizedCallerName: string;
    /** Whether with video. */
    hasVideo: "1" | "0";
    /** Whether a push brought it. */
    fromPushKit: "1" | "0";
    /** What the push had with it. */
    payload: object;
  };
  /** A call is to be muted, or not. */
  didPerformSetMutedCallAction: { muted: boolean; callUUID: string };
  /** A call is to be put on hold, or taken off it. */
  didToggleHoldCallAction: { hold: boolean; callUUID: string };
  /** The audio goes another way. */
  didChangeAudioRoute: { output: string; reason?: number; handle?: string; callUUID?: string };
  /** Digits are to be sent. */
  didPerformDTMFAction: { digits: string; callUUID: string };
  /** An app that shows its calls itself is to show one. */
  showIncomingCallUi: AndroidCaller;
  /** The user wants it to ring no longer. */
  silenceIncomingCall: AndroidCaller;
  /** Android refused an incoming call. */
  createIncomingConnectionFailed: AndroidCaller;
  /** Android asks whether the app is there. */
  checkReachability: undefined;
  /** Every call is gone. */
  didResetProvider: undefined;
  /** What happened before somebody listened. */
  didLoadWithEvents: InitialEvents;
  /** A call of the phone's own line goes on beside the app's. */
  onHasActiveCall: undefined;
}

/** What happened before somebody listened. */
export type InitialEvents = {
  [Event in Events]: { name: NativeEvents[Event]; data: EventsPayload[Event] };
}[Events][];
