import type { AppEvent, AppStimulus } from "./app_messages.ts";
import type { LayerEvent, LayerStimulus } from "./layer_messages.ts";
import type { SystemEvent, SystemStimulus } from "./system_messages.ts";

/** The name of anything that is done to a subject, or that one does. */
type MessageKind = (
  | AppStimulus
  | AppEvent
  | SystemStimulus
  | SystemEvent
  | LayerStimulus
  | LayerEvent
)["kind"];

/**
 * What each message means, whichever way it goes: what a system tells an app crosses the wire to the
 * app where that is under test, and from the system where that is.
 */
export const MEANINGS: Readonly<Record<string, string>> = {
  // What a system tells its app.
  didBegin: "The call service is ready: the provider may report and request.",
  didReset: "The call service was lost: no call and no action is left.",
  audioActivated: "The audio session is active: media may start.",
  audioDeactivated: "The audio session is no longer active.",
  executeAsked: "A transaction is about to be performed: does the app execute it itself?",
  performed: "The app is asked to perform an action by `timeoutAt`, and to complete it.",
  timedOut: "An action was not completed by its deadline.",
  observed: "A call of the phone changed.",
  incomingSettled: "The report of that number is allowed (`error` is null) or refused.",
  requestSettled: "The request of that number is accepted (`error` is null) or refused.",
  // What an app tells its system.
  providerCreated: "The app makes its provider; what it leaves out is as a provider has it.",
  configurationSet: "The app changes what its provider is like.",
  delegateSet: "The app sets its delegate, with these members; null: it has none.",
  invalidated: "The app gives its provider up.",
  incomingReported: "The app reports an incoming call. The settlement names the number `report`.",
  callUpdated: "The app says what is new of a call.",
  outgoingConnecting: "The app says that an outgoing call is being connected.",
  outgoingConnected: "The app says that an outgoing call is connected.",
  callEndReported: "The app says that a call ended without it, and why.",
  requested: "The app requests a transaction. The settlement names the number `request`; " +
    "`nonsense` counts actions in it of kinds that there are not.",
  completed: "The app completes an action that it was given.",
  handlerSettled: "The handler of an action, which went on behind its return, is done.",
  // What an app asks of its network, and hears from it.
  engineAsked: "The app asks its calling SDK for something. The answer names the number `ask`.",
  engineSettled: "The calling SDK has done what it was asked, or could not.",
  engineReported: "The calling SDK tells what the other end of a call did.",
  pushDelivered: "A VoIP push comes in; `mustReport`: whether a call has to be reported for it.",
  intentHeard: "The user wants to call somebody, from outside of the app.",
  appIntended: "The user taps something on the app's own screens.",
  // What else an app does.
  mediaStarted: "The app starts the media of a call.",
  mediaStopped: "The app stops the media of a call.",
  microphoneSet: "The app mutes the microphone of a call, or opens it.",
  audioConfigured: "The app configures the audio session.",
  audioActivationTried: "The app tries to activate the audio session itself, or not to.",
  listens: "The app hears of something from now on, or no longer. Nothing else is told to it.",
  offered: "The app's own screens offer these; nothing else is tapped.",
  stored: "The app keeps something on the device; null: it forgets it.",
  appListed: "The calls that the app itself knows of, where that changed.",
  appGrouped: "The calls that talk together, as the app sees them, where that changed.",
  // What is done to a system besides.
  executing: "From now on the app says this where it is asked whether it executes.",
  gestured: "The user does something on the phone's screens. The answer says `isTaken`.",
  headsetPressed: "The user presses a key of the headset.",
  foreignActed: "A call that is not the app's begins, goes on or ends.",
  phoneTurned: "A setting of the phone is switched.",
  phoneListed: "Somebody is put on a list of the phone.",
  phoneKnown: "Somebody is in the phone's contacts.",
  quirkTurned: "A known oddity of real phones is switched on or off.",
  freed: "The system uses what is left free in this way.",
  serviceBegins: "The call service is ready: providers that wait for it begin.",
  serviceResets: "The call service is lost and comes back.",
  ordered: "From now on the system serves its lanes in this order.",
  // What a system shows of itself, where it changed.
  callsListed: "The calls, as an observer sees them.",
  screenSeen: "What the phone's screen shows.",
  recentsSeen: "What came into Recents.",
  pendingListed: "The transactions and actions that are not complete.",
  configurationSeen: "What the provider is like.",
  // An event layer.
  nativeEmitted: "The native side emits an event.",
  listenerAttached: "A listener attaches, under a name.",
  listenerDetached: "A listener detaches.",
  runtimeReloaded: "The runtime in which listeners live is loaded anew.",
  delivered: "The layer gives an event to a listener; `raw` is the id as it was spelled.",
} satisfies Readonly<Record<MessageKind, string>>;

/** What each method is for. */
export const METHOD_MEANINGS: Readonly<Record<string, string>> = {
  initialize: "The first request of a process: who is there, and what it says of itself.",
  open: "A fresh subject, with nothing left of the one before; there is one at a time.",
  step: "Something is done to the subject. What it does before it returns comes with the answer.",
  advance: "Time goes on to a moment that an answer named in `next`: timers that are due fire.",
  settle: "Asked where `settles` was said: the answer comes when nothing is under way.",
  close: "The subject is done with.",
  shutdown: "The last request: the process ends by itself.",
};
