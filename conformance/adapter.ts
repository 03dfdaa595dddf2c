import type { Transaction } from "../actions/mod.ts";
import type { Call, CallId, Clock, Handle, ProviderConfiguration } from "../call/mod.ts";
import type { CallController, CallObserver } from "../controller/mod.ts";
import type { CallEngine } from "../engine/mod.ts";
import type {
  AudioSession,
  CallProvider,
  IntentHandler,
  ProviderDelegate,
  PushRegistry,
} from "../provider/mod.ts";
import type { CallSystem, WorldControls } from "../reference/mod.ts";
import type { Profile } from "../profile/mod.ts";
import type { Gesture } from "../reference/system/mod.ts";
import type { Ability, Capability } from "../rules/mod.ts";
import type { NativeEventName } from "../scenario/mod.ts";
import type { NativeDetails, RecentsFact, ScreenCard } from "../trace/mod.ts";

/** What every adapter says of what it adapts. */
export interface AdapterBase {
  /** What is under test, for reports. */
  readonly name: string;
  /** What it has beside what every adapter is taken to have; what is declared must hold. */
  readonly capabilities?: readonly Capability[];
  /**
   * What failed so far between the kit and the subject, in order. What is seen after such a failure
   * is nobody's doing: the session is lost, nothing more is judged in it, and the run goes on.
   */
  failures?(): readonly string[];
}

/** A phone with a network: all that an app gets, whoever plays it. */
export interface Phone {
  /** Makes a provider; an app makes one. */
  provider(configuration?: Partial<ProviderConfiguration>): CallProvider;
  /** Takes what the app's own screens ask for. */
  readonly controller: CallController;
  /** Shows the calls of the phone. */
  readonly observer: CallObserver;
  /** The device's audio. */
  readonly audioSession: AudioSession;
  /** The calling SDK; an app that has its own leaves it alone. */
  readonly engine: CallEngine;
  /** Whose time it is. */
  readonly clock: Clock;
  /** Where it asks for VoIP pushes. */
  readonly pushRegistry: PushRegistry;
  /** Sets who hears that the user wants to call somebody from Recents; `null`: nobody. */
  setIntentHandler(handler: IntentHandler | null): void;
  /** What the app keeps on the device, from one launch to the next. */
  readonly storage: Map<string, string>;
  /** A fresh id for a call that the app begins. */
  newCallId(): CallId;
  /** The platform's numbers and policies. */
  readonly profile: Profile;
  /** Decides what the app draws by chance. */
  readonly seed: number;
}

/** What the app's own screens can be asked for; what is missing is not there to be tapped. */
export interface AppIntents {
  /** Calls somebody. */
  start?(to: Handle, isVideo: boolean): unknown;
  /** Answers. */
  answer?(id: CallId): unknown;
  /** Ends or declines. */
  end?(id: CallId): unknown;
  /** Holds or resumes. */
  setHeld?(id: CallId, isOnHold: boolean): unknown;
  /** Mutes or unmutes. */
  setMuted?(id: CallId, isMuted: boolean): unknown;
  /** Lets a call talk together with another; `null`: alone again. */
  setGroup?(id: CallId, callIdToGroupWith: CallId | null): unknown;
  /** Sends digits, and pauses (`,` and `;`). */
  playDtmf?(id: CallId, digits: string): unknown;
}

/** An app that was started on a phone. */
export interface AppSubject {
  /** The ids of the ongoing calls, as the app itself sees them. */
  calls(): readonly CallId[];
  /** The calls that talk together, group by group, as the app itself sees them. */
  groups?(): readonly (readonly CallId[])[];
  /** What can be tapped in it. */
  readonly intents?: AppIntents;
  /** Resolves when the app has nothing under way that the kit cannot see. */
  settle?(): Promise<void>;
  /** Ends it. */
  dispose?(): void;
}

/** How an app is shown to the kit: about ten lines. It is opened anew each time it is launched. */
export interface AppAdapter extends AdapterBase {
  /** Always this word. */
  readonly kit: "app";
  /** Launches the app on a phone. */
  open(phone: Phone): AppSubject | Promise<AppSubject>;
}

/** Where a call system under test says what it has to say to an app. */
export type Deliver = Required<ProviderDelegate> & {
  /** An observer was told of a call. */
  observed(call: Call): void;
};

/** What a call system under test is opened with. */
export interface SystemOptions {
  /** What the provider is configured with. */
  readonly configuration: ProviderConfiguration;
  /** The platform's numbers and policies that it is judged by. */
  readonly profile: Profile;
  /** Whose time it is. */
  readonly clock: Clock;
  /** Decides what the system draws by chance. */
  readonly seed: number;
  /** Where it says what it has to say. */
  readonly deliver: Deliver;
}

/**
 * What can be done to a call system beside what its app and the user's fingers do. What is missing is
 * not asked for.
 */
export type SystemControls =
  & Partial<
    Pick<
      WorldControls,
      | "turn"
      | "list"
      | "know"
      | "foreignCalls"
      | "foreignStarts"
      | "foreignEnds"
      | "headset"
      | "quirk"
      | "use"
      | "begin"
    >
  >
  & Partial<Pick<CallSystem, "reset" | "setOrder">>;

/**
 * A call system that was opened: what an app may do to it, named as the contract names it, and what
 * the world does to it. What is missing is not asked for.
 */
export interface SystemSubject
  extends
    Pick<CallProvider, "reportNewIncomingCall" | "reportCallEnded">,
    Partial<
      Pick<
        CallProvider,
        | "reportCallUpdated"
        | "reportOutgoingCallStartedConnecting"
        | "reportOutgoingCallConnected"
        | "invalidate"
        | "pendingActions"
      >
    >,
    Pick<CallController, "request"> {
  /** The calls that the system lists. */
  calls?(): readonly Call[];
  /** The transactions that are accepted and not complete. */
  pendingTransactions?(): readonly Transaction[];
  /** The configuration, as the app reads it. */
  configuration?(): ProviderConfiguration;
  /**
   * From now on the app says this where it is asked whether it executes a transaction itself. It is
   * told at once as well, by what `deliver.execute` returns; a system in another process cannot wait.
   */
  willExecute?(isExecuting: boolean): void;
  /** Gives the provider another configuration. */
  configure?(configuration: ProviderConfiguration): void;
  /** The phone's own screen, the calls in front first. */
  screen?(): { readonly calls: readonly ScreenCard[] };
  /** The calls that are over, as the phone lists them, the newest first. */
  recents?(): readonly RecentsFact[];
  /** The user touches the phone; false where the phone does not offer it. */
  gesture?(gesture: Gesture): boolean;
  /** What else can be done to it. */
  readonly controls?: SystemControls;
  /** Resolves when the system has nothing under way that the kit cannot see. */
  settle?(): Promise<void>;
  /** Ends it. */
  dispose?(): void;
}

/** How a call system, or a bridge to one, is shown to the kit. */
export interface SystemAdapter extends AdapterBase {
  /** Always this word. */
  readonly kit: "system";
  /**
   * What it lacks of what every call system is taken to have: nothing of that is asked of it, the
   * rules about it do not apply, and reports list it. `CAPABILITIES` has every word and its meaning.
   */
  readonly lacks?: readonly Ability[];
  /**
   * What of its provider's configuration is its own, as in a bridge with a limit of one call: no app
   * can choose it, it is judged by it, and reports say so.
   */
  readonly configuration?: Partial<ProviderConfiguration>;
  /** Starts a fresh system. */
  open(options: SystemOptions): SystemSubject | Promise<SystemSubject>;
}

/** An event as a listener hears it. */
export interface NativeEvent {
  /** Its number in the order of emission, which it carries with it. */
  readonly serial: number;
  /** What happened. */
  readonly name: NativeEventName;
  /** The call that it is about, as the native side spells it. */
  readonly callId: string;
  /** What it says beside. */
  readonly details: NativeDetails;
}

/** Hears events. */
export type NativeListener = (event: NativeEvent) => void;

/** An event layer that was opened. */
export interface EventsSubject {
  /** The native side emits an event. */
  emit(event: NativeEvent): void;
  /** A listener attaches; what it returns detaches it. */
  attach(listener: NativeListener): () => void;
  /** The app's runtime is started anew: its listeners are gone, and none of them detached. */
  reload?(): void;
  /** Resolves when nothing is under way that the kit cannot see. */
  settle?(): Promise<void>;
  /** Ends it. */
  dispose?(): void;
}

/** How an event layer is shown to the kit. */
export interface EventsAdapter extends AdapterBase {
  /** Always this word. */
  readonly kit: "events";
  /** Starts a fresh layer. */
  open(options: { readonly clock: Clock }): EventsSubject | Promise<EventsSubject>;
}

/** Any adapter. */
export type Adapter = AppAdapter | SystemAdapter | EventsAdapter;
