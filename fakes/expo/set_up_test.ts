/** What the tests of the fake begin with: who calls, and all that the app is told. */
import * as Calls from "./mod.ts";
import {
  type CallParticipant,
  type CallSession,
  getActiveCallSession,
  type IncomingCallEvent,
  type NativeEvents,
  type Platform,
} from "./mod.ts";

/** Either platform. */
export const BOTH: readonly Platform[] = ["ios", "android"];

/** Somebody. */
export const ADA: CallParticipant = { id: "7", displayName: "Ada", phoneNumber: "+15550100" };

/** A call of hers, with video. */
export const EVENT: IncomingCallEvent = {
  eventId: "e-1",
  serverCallId: "s-1",
  hasVideo: true,
  caller: ADA,
};

/** The call that goes on. */
export async function session(): Promise<CallSession> {
  const found = await getActiveCallSession();
  if (!found) throw new Error("Cannot look at the call: there is none");
  return found;
}

/** An event, and all that came with it but when that was. */
export type Heard = readonly [name: keyof NativeEvents, body: object];

/** Who listens, by event. */
export const LISTENERS: { readonly [Name in keyof NativeEvents]: Calls.AddListener<Name> } = {
  onCallSessionAdded: Calls.addCallSessionAddedListener,
  onCallSessionUpdated: Calls.addCallSessionUpdatedListener,
  onCallSessionRemoved: Calls.addCallSessionRemovedListener,
  onAudioSessionActivated: Calls.addAudioSessionActivatedListener,
  onAudioSessionDeactivated: Calls.addAudioSessionDeactivatedListener,
  onAudioRouteChanged: Calls.addAudioRouteChangedListener,
  onIncomingCallReported: Calls.addIncomingCallReportedListener,
  onOutgoingCallStarted: Calls.addOutgoingCallStartedListener,
  onCallAnswered: Calls.addCallAnsweredListener,
  onCallEnded: Calls.addCallEndedListener,
  onCallReportedEnded: Calls.addReportedCallEndedListener,
  onSetMutedAction: Calls.addSetMutedActionListener,
  onVideoChanged: Calls.addVideoChangedListener,
  onSetHeldAction: Calls.addSetHeldActionListener,
  onDTMF: Calls.addDTMFListener,
  onCallIntentReceived: Calls.addCallIntentReceivedListener,
  onVoIPPushTokenUpdated: Calls.addVoIPPushTokenUpdatedListener,
};

/** Every event from now on, in order. */
export function hearAll(): Heard[] {
  const heard: Heard[] = [];
  for (const name of Object.keys(LISTENERS) as (keyof NativeEvents)[]) {
    const add = LISTENERS[name] as Calls.AddListener<typeof name>;
    add(({ meta: _, ...body }: object & { meta: unknown }) => void heard.push([name, body]));
  }
  return heard;
}
