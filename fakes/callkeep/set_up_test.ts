/** What the tests of the fake begin with: an app that is set up, and the start of its calls. */
import RNCallKeep, { type CallKeepPhoneOptions, type Events, type IOptions, phone } from "./mod.ts";

/** The id of a call. */
export const ada = "aaaaaaaa-0000-4000-8000-00000000000a";
/** The id of another. */
export const bob = "bbbbbbbb-0000-4000-8000-00000000000b";

/** What an app is set up with. */
export const SETTINGS: IOptions = {
  ios: { appName: "Pigeon" },
  android: {
    alertTitle: "Phone account",
    alertDescription: "Pigeon needs one",
    cancelButton: "Not now",
    okButton: "Open settings",
    additionalPermissions: [],
  },
};

const EVENTS = [
  "didReceiveStartCallAction",
  "answerCall",
  "endCall",
  "didActivateAudioSession",
  "didDeactivateAudioSession",
  "didDisplayIncomingCall",
  "didPerformSetMutedCallAction",
  "didToggleHoldCallAction",
  "didChangeAudioRoute",
  "didPerformDTMFAction",
  "showIncomingCallUi",
  "silenceIncomingCall",
  "createIncomingConnectionFailed",
  "checkReachability",
  "didResetProvider",
  "didLoadWithEvents",
  "onHasActiveCall",
] as const satisfies readonly Events[];

/** An event, and what came with it. */
export type Heard = readonly [event: Events, payload: unknown];

/** A fresh phone with the app set up on it, and all that the app hears from then on. */
export async function setUp(
  options: CallKeepPhoneOptions = {},
  settings: IOptions = SETTINGS,
): Promise<Heard[]> {
  phone.reset(options);
  const heard: Heard[] = [];
  for (const event of EVENTS) {
    RNCallKeep.addEventListener(event, (payload: unknown) => void heard.push([event, payload]));
  }
  void RNCallKeep.setup(settings).catch(() => {}); // On Android it may wait for the user.
  await phone.settled();
  return heard;
}

/** The call rings; on an Android calls are called as the app calls them, so it is not upper case. */
export async function ring(): Promise<void> {
  const id = phone.platform === "ios" ? ada.toUpperCase() : ada;
  RNCallKeep.displayIncomingCall(id, "+15550100", "Ada");
  await phone.settled();
}

/** The call rings, and both can talk. */
export async function talk(): Promise<void> {
  await ring();
  await phone.user.answers();
  RNCallKeep.setCurrentCallActive(ada);
  await phone.settled();
}
