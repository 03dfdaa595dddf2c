import { native } from "./bridge.ts";
import type { EventSubscription } from "./event_emitter.ts";
import type { NativeEvents } from "./events.ts";

/** Adds a listener of one event. */
export type AddListener<Name extends keyof NativeEvents> = (
  listener: (event: NativeEvents[Name]) => void,
) => EventSubscription;

function listenerOf<Name extends keyof NativeEvents>(name: Name): AddListener<Name> {
  return (listener) => native.emitter.addListener(name, listener);
}

/** Listens to calls that are there. */
export const addCallSessionAddedListener: AddListener<"onCallSessionAdded"> = listenerOf(
  "onCallSessionAdded",
);

/** Listens to what becomes of calls. */
export const addCallSessionUpdatedListener: AddListener<"onCallSessionUpdated"> = listenerOf(
  "onCallSessionUpdated",
);

/** Listens to calls that are gone. */
export const addCallSessionRemovedListener: AddListener<"onCallSessionRemoved"> = listenerOf(
  "onCallSessionRemoved",
);

/** Listens to the audio that is given to calls. */
export const addAudioSessionActivatedListener: AddListener<"onAudioSessionActivated"> = listenerOf(
  "onAudioSessionActivated",
);

/** Listens to the audio that is taken from calls. */
export const addAudioSessionDeactivatedListener: AddListener<"onAudioSessionDeactivated"> =
  listenerOf("onAudioSessionDeactivated");

/** Listens to the ways that sound goes. */
export const addAudioRouteChangedListener: AddListener<"onAudioRouteChanged"> = listenerOf(
  "onAudioRouteChanged",
);

/** Listens to wishes to call somebody from outside of the app. */
export const addCallIntentReceivedListener: AddListener<"onCallIntentReceived"> = listenerOf(
  "onCallIntentReceived",
);

/** Listens to outgoing calls that the system takes. */
export const addOutgoingCallStartedListener: AddListener<"onOutgoingCallStarted"> = listenerOf(
  "onOutgoingCallStarted",
);

/** Listens to incoming calls that the system shows. */
export const addIncomingCallReportedListener: AddListener<"onIncomingCallReported"> = listenerOf(
  "onIncomingCallReported",
);

/** Listens to answers, which wait for the app. */
export const addCallAnsweredListener: AddListener<"onCallAnswered"> = listenerOf("onCallAnswered");

/** Listens to calls that the user or the system ended. */
export const addCallEndedListener: AddListener<"onCallEnded"> = listenerOf("onCallEnded");

/** Listens to calls that were reported as ended. */
export const addReportedCallEndedListener: AddListener<"onCallReportedEnded"> = listenerOf(
  "onCallReportedEnded",
);

/** Listens to muting. */
export const addSetMutedActionListener: AddListener<"onSetMutedAction"> = listenerOf(
  "onSetMutedAction",
);

/** Listens to video that comes or goes. */
export const addVideoChangedListener: AddListener<"onVideoChanged"> = listenerOf("onVideoChanged");

/** Listens to holding. */
export const addSetHeldActionListener: AddListener<"onSetHeldAction"> = listenerOf(
  "onSetHeldAction",
);

/** Listens to keys. */
export const addDTMFListener: AddListener<"onDTMF"> = listenerOf("onDTMF");

/** Listens to where pushes go. */
export const addVoIPPushTokenUpdatedListener: AddListener<"onVoIPPushTokenUpdated"> = listenerOf(
  "onVoIPPushTokenUpdated",
);
