import {
  actionId,
  type ActionRequest,
  type CallAction,
  type CallEndedReason,
  CallError,
  type CallId,
  callId,
  type CallUpdate,
  type Handle,
  type IncomingCallErrorCode,
  type ProviderConfiguration,
} from "../../../mod.ts";
import { offering, type SystemAdapter } from "../../../conformance/mod.ts";
import { CallKeepHalf } from "../../../fakes/callkeep/callkeep_half.ts";
import { createCallSystem, EngineDouble } from "../../../reference/mod.ts";
import { type Ability, everyAbility } from "../../../rules/mod.ts";
import { phoneOf, SESSION } from "../../bridge/phone.ts";
import { type CallKeep, CallKeepModules, type ListedCall } from "./runtime.ts";

/** What the bridge does not carry: nothing gives a result, nothing waits, some things are not told. */
const LACKS: readonly Ability[] = [
  ...everyAbility("waits"),
  ...everyAbility("settles"),
  "requests.transactions",
  "tells.didBegin",
  "tells.execute",
  "tells.timedOut",
  "tells.observed",
  "tells.setGroup",
  "tells.setTranslating",
];

/** The bridge's numbers for CallKit's reasons. */
const REASONS: Readonly<Record<CallEndedReason, number>> = {
  failed: 1,
  remoteEnded: 2,
  unanswered: 3,
  answeredElsewhere: 4,
  declinedElsewhere: 5,
};

/** The bridge's words for kinds of handles. */
const KINDS: Readonly<Record<Handle["kind"], string>> = {
  generic: "generic",
  phoneNumber: "number",
  emailAddress: "email",
};

/** The bridge's words for why a call was not allowed. */
const CODES: Readonly<Record<string, IncomingCallErrorCode>> = {
  Unentitled: "unentitled",
  CallUUIDAlreadyExists: "callIdAlreadyExists",
  FilteredByDoNotDisturb: "filteredByDoNotDisturb",
  FilteredByBlockList: "filteredByBlockList",
};

/** The JavaScript of react-native-callkeep as a call system, over our native half of it. */
export function callKeepAdapter(files: ReadonlyMap<string, string>): SystemAdapter {
  const modules = new CallKeepModules(files);
  return {
    kit: "system",
    name: "react-native-callkeep",
    lacks: LACKS,
    async open(options) {
      const { deliver, clock, profile, seed, configuration } = options;
      const phone = createCallSystem({ clock, profile, seed, onFault() {} });
      const native = new CallKeepHalf();
      const fault = () => {}; // The kit's app throws where it was told to.
      native.launch({ process: phone.launch(), clock, engine: new EngineDouble(), fault });
      const callkeep = modules.run(native);
      await callkeep.setup({ ios: settingsOf(configuration) });
      const offer = offering(options, () => {});
      const starts: Start[] = [];
      const reports = new Reports(callkeep);
      hearActions(callkeep, starts, (action) => {
        if (action.kind === "startCall") reports.started(action);
        offer.perform(action);
      });
      callkeep.addEventListener("didResetProvider", () => deliver.didReset());
      callkeep.addEventListener(
        "didActivateAudioSession",
        () => deliver.didActivateAudio(SESSION),
      );
      callkeep.addEventListener(
        "didDeactivateAudioSession",
        () => deliver.didDeactivateAudio(SESSION),
      );
      let listed: readonly ListedCall[] = [];
      return {
        ...phoneOf(phone),
        calls: () => listed.map(callOf),
        reportNewIncomingCall: (id, update) => reports.incoming(id, update),
        reportCallUpdated: (id, update) => reports.updated(id, update),
        reportOutgoingCallStartedConnecting: (id) =>
          callkeep.reportConnectingOutgoingCallWithUUID(id),
        reportOutgoingCallConnected: (id) => callkeep.reportConnectedOutgoingCallWithUUID(id),
        reportCallEnded: (id, reason) => callkeep.reportEndCallWithUUID(id, REASONS[reason]),
        request(action) {
          if (!action) return Promise.resolve();
          // What is asked for may change its values afterwards.
          if (action.kind === "startCall") starts.push({ ...action });
          ask(callkeep, action);
          return Promise.resolve();
        },
        async settle() {
          listed = await callkeep.getCalls();
        },
      };
    },
  };
}

function settingsOf(configuration: ProviderConfiguration): object {
  const { supportedHandleKinds, ringtoneSound, ...rest } = configuration;
  return {
    appName: "callspec",
    ...rest,
    handleType: supportedHandleKinds.map((kind) => KINDS[kind]),
    ...(ringtoneSound !== null && { ringtoneSound }),
  };
}

function callOf({ callUUID, outgoing, onHold, hasConnected, hasEnded }: ListedCall) {
  return {
    id: callId(callUUID),
    isOutgoing: outgoing,
    isOnHold: onHold,
    hasConnected,
    hasEnded,
  };
}

/** What the app asks for. */
function ask(callkeep: CallKeep, action: ActionRequest): void {
  switch (action.kind) {
    case "startCall": {
      const { callId, handle, isVideo } = action;
      return callkeep.startCall(callId, handle.value, handle.value, KINDS[handle.kind], isVideo);
    }
    case "answerCall":
      return callkeep.answerIncomingCall(action.callId);
    case "endCall":
      return callkeep.endCall(action.callId);
    case "setHeld":
      return callkeep.setOnHold(action.callId, action.isOnHold);
    case "setMuted":
      return callkeep.setMutedCall(action.callId, action.isMuted);
    case "playDtmf":
      return callkeep.sendDTMF(action.callId, action.digits);
      // The bridge has nothing else to be asked for.
  }
}

/** What an event of the bridge says. */
interface EventData {
  readonly callUUID: string;
  readonly handle: string;
  readonly hold: boolean;
  readonly muted: boolean;
  readonly digits: string;
}

/** The events that are actions, as actions; each has a number of its own, as none has there. */
function hearActions(
  callkeep: CallKeep,
  starts: readonly Start[],
  perform: (action: CallAction) => void,
): void {
  let last = 0;
  const hear = (type: string, make: (base: Base, data: EventData) => CallAction) =>
    callkeep.addEventListener(type, (data: EventData) => {
      const id = actionId(`00000000-0000-4000-8000-${`${++last}`.padStart(12, "0")}`);
      perform(make({ id, callId: callId(data.callUUID) }, data));
    });
  hear("didReceiveStartCallAction", (base, { handle: value }) => {
    const asked = ({ callId: id, handle }: Start) =>
      callId(id) === base.callId && handle.value === value;
    const { handle, isVideo = false } = starts.find(asked) ?? {};
    return {
      kind: "startCall",
      ...base,
      handle: { kind: handle?.kind ?? "generic", value },
      isVideo,
    };
  });
  hear("answerCall", (base) => ({ kind: "answerCall", ...base }));
  hear("endCall", (base) => ({ kind: "endCall", ...base }));
  hear("didToggleHoldCallAction", (base, { hold }) => ({
    kind: "setHeld",
    ...base,
    isOnHold: hold,
  }));
  hear("didPerformSetMutedCallAction", (base, { muted }) => ({
    kind: "setMuted",
    ...base,
    isMuted: muted,
  }));
  hear("didPerformDTMFAction", (base, { digits }) => ({
    kind: "playDtmf",
    ...base,
    digits,
    type: "singleTone",
  }));
}

/** What the app asked for; the event of a start says neither the kind of the handle nor video. */
type Start = Extract<ActionRequest, { readonly kind: "startCall" }>;

type Base = Pick<CallAction, "id" | "callId">;

interface Display {
  readonly name: string;
  readonly handle: string;
}

/** What the app reports of its calls; what came of it is an event, in the order of the reports. */
class Reports {
  readonly #callkeep: CallKeep;
  readonly #waiting = new Map<CallId, PromiseWithResolvers<void>[]>();
  /** What the phone shows of each call: an update gives all of it again. */
  readonly #shown = new Map<CallId, Display>();

  constructor(callkeep: CallKeep) {
    this.#callkeep = callkeep;
    callkeep.addEventListener(
      "didDisplayIncomingCall",
      ({ callUUID, errorCode }: { readonly callUUID: string; readonly errorCode: string }) => {
        const waiting = this.#waiting.get(callId(callUUID))?.shift();
        if (errorCode === "") waiting?.resolve();
        else {waiting?.reject(
            new CallError("incomingCall", CODES[errorCode] ?? "unknown", errorCode),
          );}
      },
    );
  }

  incoming(id: CallId, update: CallUpdate): Promise<void> {
    const waiting = Promise.withResolvers<void>();
    this.#waiting.set(callId(id), [...this.#waiting.get(callId(id)) ?? [], waiting]);
    const { remoteHandle, hasVideo = false } = update;
    const { name, handle } = this.#shownBy(id, update);
    const kind = KINDS[remoteHandle?.kind ?? "generic"];
    void waiting.promise.then(() => this.#shown.set(callId(id), { name, handle }), () => {});
    this.#callkeep.displayIncomingCall(id, handle, name, kind, hasVideo, {
      ios: optionsOf(update),
    });
    return waiting.promise;
  }

  /** The bridge shows whom a call was begun to, as its name and as its handle. */
  started({ callId: id, handle: { value } }: Omit<Start, "isVideo">): void {
    this.#shown.set(callId(id), { name: value, handle: value });
  }

  updated(id: CallId, update: CallUpdate): void {
    const { name, handle } = this.#shownBy(id, update);
    this.#shown.set(callId(id), { name, handle });
    this.#callkeep.updateDisplay(id, name, handle, { ios: optionsOf(update) });
  }

  #shownBy(id: CallId, { remoteHandle, localizedCallerName }: CallUpdate): Display {
    const before = this.#shown.get(callId(id)) ?? { name: "", handle: "" };
    return {
      name: localizedCallerName ?? before.name,
      handle: remoteHandle?.value ?? before.handle,
    };
  }
}

function optionsOf(update: CallUpdate): object {
  const { hasVideo, supportsHolding, supportsDtmf, supportsGrouping, supportsUngrouping } = update;
  return {
    hasVideo,
    supportsHolding,
    supportsDTMF: supportsDtmf,
    supportsGrouping,
    supportsUngrouping,
  };
}
