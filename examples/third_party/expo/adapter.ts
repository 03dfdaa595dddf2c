import {
  type ActionId,
  actionId,
  type ActionOutcome,
  type ActionRequest,
  CALL_ERRORS,
  type CallAction,
  CallError,
  type CallId,
  callId,
  type ErrorCode,
  type ErrorDomain,
  type Handle,
} from "../../../mod.ts";
import { offering, type SystemAdapter } from "../../../conformance/mod.ts";
import { CONFIGURATION, ExpoHalf } from "../../../fakes/expo/bridge.ts";
import type * as Expo from "../../../fakes/expo/mod.ts";
import { createCallSystem, EngineDouble } from "../../../reference/mod.ts";
import { type Ability, everyAbility } from "../../../rules/mod.ts";
import { phoneOf, SESSION } from "../../bridge/phone.ts";
import { ExpoModules } from "./runtime.ts";

/**
 * What the package does not carry: only an answer waits for the app, two requests do not always come
 * to CallKit, and some things are not told.
 */
const LACKS: readonly Ability[] = [
  ...everyAbility("waits").filter((word) => word !== "waits.answerCall"),
  "requests.transactions",
  "settles.startCall", // Where there is a session already, it says so in words of its own.
  "settles.setMuted", // Where nothing changes, it resolves.
  "tells.didBegin",
  "tells.didReset",
  "tells.execute",
  "tells.timedOut",
  "tells.observed",
  "tells.setGroup",
  "tells.setTranslating",
];

/** An app sets these seconds; here they are more than any walk lasts, so that the kit ends calls. */
const LONG = 1_000_000;
const TIMEOUTS = {
  outgoingCallTimeout: LONG,
  incomingCallTimeout: LONG,
  fulfillAnswerCallTimeout: LONG,
};

type Calls = typeof Expo;

/** The JavaScript of expo-callkit-telecom as a call system, over our native half of it, on iOS. */
export function expoAdapter(files: ReadonlyMap<string, string>): SystemAdapter {
  const modules = new ExpoModules(files);
  return {
    kit: "system",
    name: "expo-callkit-telecom",
    lacks: LACKS,
    configuration: CONFIGURATION,
    open(options) {
      const { deliver, clock, profile, seed } = options;
      const phone = createCallSystem({ clock, profile, seed, onFault() {} });
      const native = new ExpoHalf();
      native.timeouts = TIMEOUTS;
      const fault = () => {}; // The kit's app throws where it was told to.
      native.launch({ process: phone.launch(), clock, engine: new EngineDouble(), fault });
      const calls = modules.exports(native) as Calls;
      const choice = new ChoiceOfIds(native);
      const answers = new Answers(calls);
      const offer = offering(options, (id, outcome) => answers.complete(id, outcome));
      const starts = new Map<CallId, Start>();
      hearActions(calls, starts, answers, (action) => void offer.perform(action));
      calls.addAudioSessionActivatedListener(() => deliver.didActivateAudio(SESSION));
      calls.addAudioSessionDeactivatedListener(() => deliver.didDeactivateAudio(SESSION));
      return {
        ...phoneOf(phone),
        reportNewIncomingCall(id, { remoteHandle, hasVideo = false }) {
          const caller = participantOf(remoteHandle ?? NOBODY);
          const event = { eventId: id, serverCallId: id, hasVideo, caller };
          return settled("incomingCall", choice.of(id, () => calls.reportIncomingCall(event)));
        },
        reportOutgoingCallConnected: (id) => void calls.reportOutgoingCallConnected(id),
        reportCallEnded: (id, reason) => void calls.reportCallEnded(id, reason),
        request(action) {
          if (action?.kind !== "startCall") {
            return settled("requestTransaction", ask(calls, action));
          }
          const { callId: id, handle, isVideo: hasVideo = false } = action;
          // What is asked for may change its values afterwards.
          starts.set(callId(id), { handle: { ...handle }, isVideo: hasVideo });
          const start = () => calls.startOutgoingCall(participantOf(handle), { hasVideo });
          return choice.of(id, start).then(() => {}, () => {});
        },
      };
    },
  };
}

/** What the app asks for; there is nothing else to be asked for. */
async function ask(calls: Calls, action: ActionRequest | undefined): Promise<void> {
  switch (action?.kind) {
    case "answerCall":
      return await calls.answerCall(action.callId);
    case "endCall":
      return await calls.endCall(action.callId);
    case "setHeld":
      return await calls.setHeld(action.callId, action.isOnHold);
    case "setMuted":
      return await calls.setMuted(action.callId, action.isMuted);
    case "playDtmf":
      return await calls.playDTMF(action.callId, action.digits);
  }
}

/** The package rejects with the text that iOS has for an error, which names its domain and its code. */
async function settled(domain: ErrorDomain, asked: Promise<void>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    const { name, codes } = CALL_ERRORS[domain];
    const { message } = error as Error;
    const isMeant = ([, raw]: readonly [string, number]) =>
      message.includes(`${name} error ${raw}.`);
    const [code] = Object.entries(codes).find(isMeant) ?? ["unknown"];
    throw new CallError(domain, code as ErrorCode, message);
  }
}

/** What the app asked for; the event of a start says neither whom nor whether with video. */
interface Start {
  readonly handle: Handle;
  readonly isVideo: boolean;
}

/** The events that are actions, as actions; each has a number of its own, as none has there. */
function hearActions(
  calls: Calls,
  starts: ReadonlyMap<CallId, Start>,
  answers: Answers,
  perform: (action: CallAction) => void,
): void {
  let last = 0;
  const base = ({ id }: { readonly id: string }) => ({
    id: actionId(`00000000-0000-4000-8000-${`${++last}`.padStart(12, "0")}`),
    callId: callId(id),
  });
  calls.addOutgoingCallStartedListener((event) => {
    const { handle = NOBODY, isVideo = false } = starts.get(callId(event.id)) ?? {};
    perform({ kind: "startCall", ...base(event), handle, isVideo });
  });
  calls.addCallAnsweredListener((event) => {
    const answer = { kind: "answerCall", ...base(event) } as const;
    answers.open(answer.id, event);
    perform(answer);
  });
  calls.addCallEndedListener((event) => perform({ kind: "endCall", ...base(event) }));
  calls.addSetHeldActionListener((event) =>
    perform({ kind: "setHeld", ...base(event), isOnHold: event.isOnHold })
  );
  calls.addSetMutedActionListener((event) =>
    perform({ kind: "setMuted", ...base(event), isMuted: event.isMuted })
  );
  calls.addDTMFListener((event) =>
    perform({ kind: "playDtmf", ...base(event), digits: event.digits, type: "singleTone" })
  );
}

/** The answers that the package waits for, by the action that each is to the kit. */
class Answers {
  readonly #calls: Calls;
  readonly #requests = new Map<ActionId, Pick<Expo.CallAnsweredEvent, "id" | "requestId">>();

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  open(action: ActionId, event: Expo.CallAnsweredEvent): void {
    this.#requests.set(action, event);
  }

  /** Of what the package fulfills by itself it hears nothing. */
  complete(action: ActionId, outcome: ActionOutcome): void {
    const request = this.#requests.get(action);
    if (!request) return;
    if (outcome === "fulfilled") void this.#calls.fulfillIncomingCallConnected(request.requestId);
    else void this.#calls.failIncomingCallConnected(request.id, request.requestId);
  }
}

/** The native side draws the ids of calls by chance, which is the kit's here. */
class ChoiceOfIds {
  #next: CallId | null = null;

  constructor(native: ExpoHalf) {
    const draw = native.newId;
    native.newId = () => this.#next ?? draw();
  }

  /** Does something in which whatever id is drawn at once is this. */
  of<T>(id: CallId, act: () => T): T {
    this.#next = callId(id);
    try {
      return act();
    } finally {
      this.#next = null;
    }
  }
}

const NOBODY: Handle = { kind: "generic", value: "" };

function participantOf({ kind, value }: Handle): Expo.CallParticipant {
  return {
    id: value,
    ...(kind === "phoneNumber" && { phoneNumber: value }),
    ...(kind === "emailAddress" && { email: value }),
  };
}
