import type { Performing } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import { type AudioRouteName, TELECOM_ROUTES } from "./audio_route.ts";
import { NATIVE_EVENTS } from "./events.ts";

/** What a connection is made with. */
export interface ConnectionDetails {
  /** What the app calls it: any text. */
  readonly uuid: string;
  /** The call that it is on the phone. */
  readonly callId: CallId;
  /** Who is at its other end. */
  readonly number: string;
  /** The name to show. */
  readonly name: string | null;
  /** Whether with video. */
  readonly hasVideo: boolean;
  /** Whether it was placed here. */
  readonly isOutgoing: boolean;
}

/** Tells JavaScript of an event; `null` where nothing comes with it. */
export type Tell = (event: string, body: object | null) => void;

/**
 * One call as Android's connection service has it: what is done with it is told to JavaScript, whoever
 * does it, and nothing else happens before the app says that the call is active.
 */
export class AndroidConnection {
  /** What it was made with. */
  readonly details: ConnectionDetails;
  /** The answer of the user, which stays open until the app says that the call is active. */
  answer: Performing<"answerCall"> | null = null;
  /** Whether the phone has it muted; the app's own muting is not told to the phone. */
  isMutedByPhone = false;
  readonly #tell: Tell;
  #isAnswered = false;
  #isMuted = false;

  /** Made by the service. */
  constructor(details: ConnectionDetails, tell: Tell) {
    this.details = details;
    this.#tell = tell;
  }

  /** It is answered: told once, with the audio right behind. */
  answers(): void {
    if (this.#isAnswered) return;
    this.#isAnswered = true;
    const { uuid, hasVideo } = this.details;
    this.#tell(NATIVE_EVENTS.answerCall, { callUUID: uuid, withVideo: hasVideo });
    this.#tell(NATIVE_EVENTS.didActivateAudioSession, null);
  }

  /** It is over. */
  ends(): void {
    this.#tell(NATIVE_EVENTS.endCall, { callUUID: this.details.uuid });
  }

  /** It is put on hold, or taken off it. */
  holds(hold: boolean): void {
    this.#tell(NATIVE_EVENTS.didToggleHoldCallAction, { hold, callUUID: this.details.uuid });
  }

  /** A key is pressed on it. */
  playsDtmf(digit: string): void {
    const body = { digits: digit, callUUID: this.details.uuid };
    this.#tell(NATIVE_EVENTS.didPerformDTMFAction, body);
  }

  /** The audio is otherwise: where it goes is told each time, muting where it changed. */
  hearsAudio(isMuted: boolean, route: AudioRouteName): void {
    const { uuid } = this.details;
    const output = TELECOM_ROUTES[route];
    this.#tell(NATIVE_EVENTS.didChangeAudioRoute, { ...this.#who, output });
    if (isMuted === this.#isMuted) return;
    this.#isMuted = isMuted;
    this.#tell(NATIVE_EVENTS.didPerformSetMutedCallAction, { muted: isMuted, callUUID: uuid });
  }

  /** An app that shows its calls itself is to show this one. */
  asksToBeShown(): void {
    const { name, hasVideo } = this.details;
    this.#tell(NATIVE_EVENTS.showIncomingCallUi, { ...this.#who, name, hasVideo: `${hasVideo}` });
  }

  /** The user wants it to ring no longer. */
  isSilenced(): void {
    this.#tell(NATIVE_EVENTS.silenceIncomingCall, { ...this.#who, name: this.details.name });
  }

  /** Android refused it. */
  failsToBegin(): void {
    const event = NATIVE_EVENTS.createIncomingConnectionFailed;
    this.#tell(event, { ...this.#who, name: this.details.name });
  }

  /** It begins at this side. */
  begins(): void {
    const { uuid, number, name } = this.details;
    this.#tell(NATIVE_EVENTS.didReceiveStartCallAction, { handle: number, callUUID: uuid, name });
    this.#tell(NATIVE_EVENTS.didActivateAudioSession, null);
  }

  /** The number is taken from the text of a `tel:` address, where it stands escaped. */
  get #who(): { readonly handle: string; readonly callUUID: string } {
    const { uuid, number } = this.details;
    return { handle: encodeURIComponent(number), callUUID: uuid };
  }
}
