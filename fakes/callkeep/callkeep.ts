import type { AudioSessionCategoryOption, AudioSessionMode } from "./constants.ts";
import type { Events, EventsPayload, InitialEvents } from "./events.ts";

/** How a handle is to be read. */
export type HandleType = "generic" | "number" | "email";

/** What the bridge is set up with. */
export interface IOptions {
  /** On iOS. */
  ios: {
    /** What the app is called on the phone's screens. */
    appName: string;
    /** The icon of the app on them. */
    imageName?: string;
    /** Whether calls may have video. */
    supportsVideo?: boolean;
    /** How many groups of calls there may be. */
    maximumCallGroups?: string;
    /** How many calls in a group. */
    maximumCallsPerCallGroup?: string;
    /** The sound of a ringing call. */
    ringtoneSound?: string;
    /** Whether Recents list the calls. */
    includesCallsInRecents?: boolean;
    /** How the audio session is configured. */
    audioSession?: {
      /** How it mixes with others. */
      categoryOptions?: AudioSessionCategoryOption | number;
      /** What it is for. */
      mode?: AudioSessionMode | string;
    };
  };
  /** On Android. */
  android: {
    /** The title of the alert that asks for a phone account. */
    alertTitle: string;
    /** What it says. */
    alertDescription: string;
    /** Its button that leaves it. */
    cancelButton: string;
    /** Its button that opens the phone's settings. */
    okButton: string;
    /** The icon of the account. */
    imageName?: string;
    /** Which permissions to ask for besides. */
    additionalPermissions: string[];
    /** Whether the app shows its calls itself. */
    selfManaged?: boolean;
    /** The notification that stands while a call goes on. */
    foregroundService?: {
      /** Names its channel. */
      channelId: string;
      /** What that is called. */
      channelName: string;
      /** What the notification says. */
      notificationTitle: string;
      /** Its icon. */
      notificationIcon?: string;
    };
  };
}

/** One listener of an event. */
export interface EventListener {
  /** Takes it off. */
  remove(): void;
}

/** A call as the bridge lists it. */
export interface ListedCall {
  /** Names the call, in upper case. */
  callUUID: string;
  /** Whether both could talk. */
  hasConnected: boolean;
  /** Whether it is over. */
  hasEnded: boolean;
  /** Whether it is on hold. */
  onHold: boolean;
  /** Whether it was placed here. */
  outgoing: boolean;
}

/**
 * The bridge as an app has it, by the types that the bridge declares. What it does beyond them is done
 * here as well: `hasDefaultPhoneAccount` takes the alert's texts and gives a promise.
 */
export interface CallKeep {
  /** What happened before somebody listened. */
  getInitialEvents(): Promise<InitialEvents>;
  /** Forgets it. */
  clearInitialEvents(): void;
  /** Listens to an event. */
  addEventListener<Event extends Events>(
    type: Event,
    handler: (args: EventsPayload[Event]) => void,
  ): EventListener;
  /** Takes all listeners of an event off. */
  removeEventListener(type: Events): void;
  /** Tells the phone of the app. */
  setup(options: IOptions): Promise<boolean>;
  /** Asks on Android for a default account. */
  hasDefaultPhoneAccount(): boolean;
  /** Answers. */
  answerIncomingCall(uuid: string): void;
  /** Tells an Android phone of the app, and no more. */
  registerPhoneAccount(options: IOptions): void;
  /** Has an Android phone tell the app of events. */
  registerAndroidEvents(): void;
  /** Has it tell them no longer. */
  unregisterAndroidEvents(): void;
  /** Has a call ring. */
  displayIncomingCall(
    uuid: string,
    handle: string,
    localizedCallerName?: string,
    handleType?: HandleType,
    hasVideo?: boolean,
    options?: object,
  ): void;
  /** Calls somebody. */
  startCall(
    uuid: string,
    handle: string,
    contactIdentifier?: string,
    handleType?: HandleType,
    hasVideo?: boolean,
  ): void;
  /** Shows a call otherwise. */
  updateDisplay(uuid: string, displayName: string, handle: string, options?: object): void;
  /** Whether the account is switched on (Android). */
  checkPhoneAccountEnabled(): Promise<boolean>;
  /** Whether the phone can have calls of apps. */
  isConnectionServiceAvailable(): Promise<boolean>;
  /** Says that both can talk (iOS). */
  reportConnectedOutgoingCallWithUUID(uuid: string): void;
  /** Says that a call is being connected (iOS). */
  reportConnectingOutgoingCallWithUUID(uuid: string): void;
  /** Says that a call is over. */
  reportEndCallWithUUID(uuid: string, reason: number): void;
  /** Declines. */
  rejectCall(uuid: string): void;
  /** Ends. */
  endCall(uuid: string): void;
  /** Ends all calls. */
  endAllCalls(): void;
  /** Says that the app is there. */
  setReachable(): void;
  /** Keeps settings for the next setup. */
  setSettings(settings: IOptions): void;
  /** Whether both can talk (iOS). */
  isCallActive(uuid: string): Promise<boolean>;
  /** The calls of the phone (iOS). */
  getCalls(): Promise<ListedCall[] | void>;
  /** The ways that the sound can go: in truth it gives `AudioRoute`s. */
  getAudioRoutes(): Promise<void>;
  /** Has the sound go a way. */
  setAudioRoute: (uuid: string, inputName: string) => Promise<void>;
  /** Whether it is an Android that can have calls of apps. */
  supportConnectionService(): boolean;
  /** Whether there is a phone account. */
  hasPhoneAccount(): Promise<boolean>;
  /** Whether a call was placed that goes on (Android). */
  hasOutgoingCall(): Promise<boolean>;
  /** Mutes or unmutes. */
  setMutedCall(uuid: string, muted: boolean): void;
  /** Has the sound go by the speaker or not (Android). */
  toggleAudioRouteSpeaker(uuid: string, routeSpeaker: boolean): void;
  /** Holds or resumes. */
  setOnHold(uuid: string, held: boolean): void;
  /** Says how far a call has come, by Android's number. */
  setConnectionState(uuid: string, state: number): void;
  /** Sends a digit. */
  sendDTMF(uuid: string, key: string): void;
  /** Whether a call goes on (iOS). */
  checkIfBusy(): Promise<boolean>;
  /** Whether the sound goes by the speaker (iOS). */
  checkSpeaker(): Promise<boolean>;
  /** Says whether calls can be placed (Android). */
  setAvailable(active: boolean): void;
  /** Says how the notification of a call is to be (Android). */
  setForegroundServiceSettings(
    settings: NonNullable<IOptions["android"]["foregroundService"]>,
  ): void;
  /** Says whether a second call may be placed (Android). */
  canMakeMultipleCalls(allow: boolean): void;
  /** Says that both can talk (Android). */
  setCurrentCallActive(callUUID: string): void;
  /** Brings the app to the front (Android). */
  backToForeground(): void;
  /** Whether a call goes on that the phone shows (Android). */
  checkIsInManagedCall(): Promise<boolean>;
}
