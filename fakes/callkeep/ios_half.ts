import type { ActionKind, ActionRequest, Performing } from "../../actions/mod.ts";
import type { CallEndedReason, CallId, CallUpdate, Clock, Instant } from "../../call/mod.ts";
import type { CallProvider } from "../../provider/mod.ts";
import type { AppProcess } from "../../reference/mod.ts";
import { type Launch, localizedDescriptionOf } from "../mod.ts";
import { type AudioRouteName, PORTS, routesWith } from "./audio_route.ts";
import { NATIVE_EVENTS } from "./events.ts";
import { IosEvents } from "./ios_events.ts";
import { errorCodeOf } from "./ios_errors.ts";
import { configurationOf, IosSettings } from "./ios_settings.ts";
import { callOfUuid, kindOf, mapOf, neededText, textOf } from "./native_values.ts";
import type { Ground, NativeModule } from "./platform.ts";

/** What an incoming call is reported with, by the names of the event that tells of it. */
interface Report {
  readonly callUUID: string;
  readonly handle: string;
  /** How to read it; nothing where a push brings it. */
  readonly handleType?: unknown;
  readonly localizedCallerName: string | null;
  readonly hasVideo: boolean;
  readonly supportsHolding: boolean;
  readonly supportsDTMF: boolean;
  readonly supportsGrouping: boolean;
  readonly supportsUngrouping: boolean;
  /** What a push had with it; null: none brought it. */
  readonly payload: object | null;
}

/** CallKit's reasons by the bridge's numbers; it does nothing for any other. */
const REASONS: Readonly<Record<number, CallEndedReason>> = {
  1: "failed",
  2: "remoteEnded",
  3: "unanswered",
  4: "answeredElsewhere",
  5: "declinedElsewhere",
  6: "remoteEnded",
};

/** The device's own ways, by what the bridge lists them as. */
const ROUTES: ReadonlyMap<unknown, AudioRouteName> = new Map([
  ["Speaker", "Speaker"],
  ["iPhone Microphone", "Phone"],
]);

/** AVFoundation's number for a route that somebody asked for. */
const ROUTE_OVERRIDDEN = 4;

/** The bridge's native half on iOS: a delegate that tells JavaScript, and fulfills without waiting. */
export class IosHalf {
  /** What JavaScript calls. */
  readonly module: NativeModule;
  readonly #process: AppProcess;
  readonly #clock: Clock;
  readonly #ground: Ground;
  readonly #settings: IosSettings;
  #provider: CallProvider | null = null;
  readonly #events: IosEvents;
  #isReachable = false;
  #route: AudioRouteName = "Phone";

  /** Starts with the app's process; settings that were kept give it a provider at once. */
  constructor({ process, clock }: Launch, ground: Ground) {
    this.#process = process;
    this.#clock = clock;
    this.#ground = ground;
    this.#events = new IosEvents((name, ...body) => ground.bring(name, ...body));
    this.#settings = new IosSettings(process.storage);
    this.module = { ...this.#requests(), ...this.#reports(), ...this.#questions() };
    this.#makeProvider();
    process.pushRegistry.setHandler(({ data }) => this.#pushed(data));
    process.setIntentHandler(({ handle, isVideo }) =>
      this.#events.tell(NATIVE_EVENTS.didReceiveStartCallAction, {
        handle: handle.value,
        video: isVideo,
      })
    );
  }

  /** Listeners came or went in JavaScript. */
  countListeners(added: number): void {
    this.#events.countListeners(added);
  }

  /** The app was there before the phone: so many listen. */
  goOn(listeners: number): void {
    this.countListeners(listeners);
  }

  /** The sound goes another way: told to those who listen, and never kept for others. */
  changeRoute(route: AudioRouteName): void {
    this.#route = route;
    const body = { output: PORTS[route], reason: ROUTE_OVERRIDDEN };
    this.#ground.bring(NATIVE_EVENTS.didChangeAudioRoute, body);
  }

  // What JavaScript asks of the system.

  #requests(): NativeModule {
    return {
      setup: (options: unknown) => {
        this.#settings.keep(options);
        this.#makeProvider();
      },
      setSettings: (options: unknown) => this.#settings.keep(options),
      startCall: (...values: unknown[]) => this.#startCall(values),
      answerIncomingCall: (uuid: unknown) =>
        this.#request({ kind: "answerCall", callId: callOfUuid("answerIncomingCall", uuid) }),
      endCall: (uuid: unknown) =>
        this.#request({ kind: "endCall", callId: callOfUuid("endCall", uuid) }),
      endAllCalls: () => {
        for (const { id } of this.#process.observer.calls) {
          this.#request({ kind: "endCall", callId: id });
        }
      },
      setOnHold: (uuid: unknown, isOnHold: unknown) =>
        this.#request({
          kind: "setHeld",
          callId: callOfUuid("setOnHold", uuid),
          isOnHold: Boolean(isOnHold),
        }),
      setMutedCall: (uuid: unknown, isMuted: unknown) =>
        this.#request({
          kind: "setMuted",
          callId: callOfUuid("setMutedCall", uuid),
          isMuted: Boolean(isMuted),
        }),
      sendDTMF: (uuid: unknown, key: unknown) =>
        this.#request({
          kind: "playDtmf",
          callId: callOfUuid("sendDTMF", uuid),
          digits: neededText("sendDTMF", "the key", key),
          type: "hardPause",
        }),
    };
  }

  #startCall([uuid, handle, contact, handleType, isVideo]: readonly unknown[]): void {
    const value = neededText("startCall", "the handle", handle);
    const remoteHandle = { kind: kindOf(handleType), value };
    const callId = callOfUuid("startCall", uuid);
    const contactIdentifier = textOf(contact);
    const hasVideo = Boolean(isVideo);
    this.#request({
      kind: "startCall",
      callId,
      handle: remoteHandle,
      isVideo: hasVideo,
      ...(contactIdentifier !== null && { contactIdentifier }),
    }, () =>
      this.#update(callId, {
        remoteHandle,
        hasVideo,
        ...(contactIdentifier !== null && { localizedCallerName: contactIdentifier }),
        supportsDtmf: true,
        supportsHolding: true,
        supportsGrouping: true,
        supportsUngrouping: true,
      }));
  }

  /** Asks for a transaction of one action; that it is refused is told to the log alone. */
  #request(action: ActionRequest, onAccepted: () => void = () => {}): void {
    this.#process.controller.request(action).then(
      onAccepted,
      (error) => this.#ground.log(`requestTransaction of ${action.kind} refused: ${error.message}`),
    );
  }

  // What JavaScript tells the system.

  #reports(): NativeModule {
    return {
      displayIncomingCall: (...values: unknown[]) => this.#display(values),
      setReachable: () => {
        this.#isReachable = true;
      },
      reportConnectingOutgoingCallWithUUID: (uuid: unknown) =>
        this.#provider?.reportOutgoingCallStartedConnecting(
          callOfUuid("reportConnectingOutgoingCallWithUUID", uuid),
        ),
      reportConnectedOutgoingCallWithUUID: (uuid: unknown) =>
        this.#provider?.reportOutgoingCallConnected(
          callOfUuid("reportConnectedOutgoingCallWithUUID", uuid),
        ),
      reportEndCallWithUUID: (uuid: unknown, reason: unknown) =>
        this.#reportEnded(callOfUuid("reportEndCallWithUUID", uuid), Number(reason)),
      updateDisplay: (uuid: unknown, name: unknown, handle: unknown, options: unknown) =>
        this.#update(callOfUuid("updateDisplay", uuid), {
          localizedCallerName: textOf(name),
          remoteHandle: {
            kind: "phoneNumber",
            value: neededText("updateDisplay", "the handle", handle),
          },
          ...updateOf(mapOf(options)),
        }),
      reportUpdatedCall: (uuid: unknown, name: unknown) =>
        this.#update(callOfUuid("reportUpdatedCall", uuid), { localizedCallerName: textOf(name) }),
    };
  }

  #display(values: readonly unknown[]): void {
    const [uuid, handle, handleType, hasVideo, name, ...supports] = values;
    const [supportsHolding, supportsDTMF, supportsGrouping, supportsUngrouping] = supports.map(
      Boolean,
    );
    const callId = this.#reportIncoming({
      callUUID: neededText("displayIncomingCall", "the uuid", uuid),
      handle: neededText("displayIncomingCall", "the handle", handle),
      handleType,
      localizedCallerName: textOf(name),
      hasVideo: Boolean(hasVideo),
      supportsHolding: supportsHolding ?? false,
      supportsDTMF: supportsDTMF ?? false,
      supportsGrouping: supportsGrouping ?? false,
      supportsUngrouping: supportsUngrouping ?? false,
      payload: null,
    });
    const timeout = Number(this.#settings.kept?.["displayCallReachabilityTimeout"]);
    if (callId === null || !(timeout >= 0)) return;
    this.#clock.schedule(this.#clock.now() + timeout as Instant, () => {
      if (!this.#isReachable) this.#reportEnded(callId, 1);
    });
  }

  /** What an app delegate does with a push: the bridge's own guide has it report the call. */
  #pushed(data: Readonly<Record<string, unknown>>): void {
    const { id, from, isVideo, name } = data;
    this.#reportIncoming({
      callUUID: neededText("report a pushed call", "its id", id),
      handle: neededText("report a pushed call", "its handle", mapOf(from)["value"]),
      localizedCallerName: textOf(name),
      hasVideo: Boolean(isVideo),
      supportsHolding: true,
      supportsDTMF: true,
      supportsGrouping: true,
      supportsUngrouping: true,
      payload: data,
    });
  }

  /** The call that is reported; null: none can be, before setup. */
  #reportIncoming(report: Report): CallId | null {
    const { callUUID, handle, handleType, localizedCallerName } = report;
    this.#makeProvider();
    if (!this.#provider) {
      this.#ground.log("an incoming call before setup: nothing is shown");
      return null;
    }
    const callId = callOfUuid("displayIncomingCall", callUUID);
    const update: CallUpdate = {
      remoteHandle: { kind: kindOf(handleType), value: handle },
      localizedCallerName,
      ...updateOf({ ...report }),
    };
    this.#provider.reportNewIncomingCall(callId, update).then(
      () => this.#tellDisplayed(report, null),
      (error) => this.#tellDisplayed(report, error),
    );
    return callId;
  }

  #tellDisplayed(report: Report, error: unknown): void {
    const { callUUID, handle, localizedCallerName, payload } = report;
    const bit = (isSo: boolean) => isSo ? "1" : "0";
    this.#events.tell(NATIVE_EVENTS.didDisplayIncomingCall, {
      error: error === null ? "" : localizedDescriptionOf(error),
      errorCode: error === null ? "" : errorCodeOf(error),
      callUUID,
      handle,
      localizedCallerName: localizedCallerName ?? "",
      hasVideo: bit(report.hasVideo),
      supportsHolding: bit(report.supportsHolding),
      supportsDTMF: bit(report.supportsDTMF),
      supportsGrouping: bit(report.supportsGrouping),
      supportsUngrouping: bit(report.supportsUngrouping),
      fromPushKit: bit(payload !== null),
      payload: payload ?? "",
    });
  }

  #update(callId: CallId, update: CallUpdate): void {
    this.#provider?.reportCallUpdated(callId, update);
  }

  #reportEnded(callId: CallId, reason: number): void {
    const known = REASONS[reason];
    if (known !== undefined) this.#provider?.reportCallEnded(callId, known);
  }

  // What JavaScript asks.

  #questions(): NativeModule {
    const { observer } = this.#process;
    return {
      getInitialEvents: () => Promise.resolve(this.#events.delayed),
      clearInitialEvents: () => this.#events.clear(),
      isCallActive: (uuid: unknown) => {
        const id = callOfUuid("isCallActive", uuid);
        const isActive = observer.calls.some((call) => call.id === id && call.hasConnected);
        return Promise.resolve(isActive);
      },
      getCalls: () =>
        Promise.resolve(observer.calls.map((call) => ({
          callUUID: call.id.toUpperCase(),
          outgoing: call.isOutgoing,
          onHold: call.isOnHold,
          hasConnected: call.hasConnected,
          hasEnded: call.hasEnded,
        }))),
      checkIfBusy: () => Promise.resolve(observer.calls.length > 0),
      checkSpeaker: () => Promise.resolve(this.#route === "Speaker"),
      getAudioRoutes: () =>
        Promise.resolve(
          routesWith(this.#route, (each) => each === "Phone" ? "iPhone Microphone" : each),
        ),
      setAudioRoute: (_uuid: unknown, name: unknown) => this.#setAudioRoute(name),
      _startCallActionEventListenerAdded: () => {},
    };
  }

  /** A name that the device does not have is never answered, as there. */
  #setAudioRoute(name: unknown): Promise<unknown> {
    const route = ROUTES.get(name);
    if (route === undefined) return new Promise(() => {});
    this.changeRoute(route);
    return Promise.resolve(name);
  }

  // What the system asks.

  #makeProvider(): void {
    const settings = this.#settings.kept;
    if (this.#provider || !settings) return;
    this.#provider = this.#process.provider(configurationOf(settings));
    this.#provider.setDelegate({
      didReset: () => this.#events.tell(NATIVE_EVENTS.didResetProvider),
      startCall: (action) =>
        this.#perform(action, NATIVE_EVENTS.didReceiveStartCallAction, {
          handle: action.handle.value,
        }),
      answerCall: (action) => this.#perform(action, NATIVE_EVENTS.answerCall),
      endCall: (action) => this.#perform(action, NATIVE_EVENTS.endCall),
      setHeld: (action) =>
        this.#perform(action, NATIVE_EVENTS.didToggleHoldCallAction, { hold: action.isOnHold }),
      setMuted: (action) =>
        this.#perform(action, NATIVE_EVENTS.didPerformSetMutedCallAction, {
          muted: action.isMuted,
        }),
      playDtmf: (action) =>
        this.#perform(action, NATIVE_EVENTS.didPerformDTMFAction, { digits: action.digits }),
      didActivateAudio: () => this.#events.tell(NATIVE_EVENTS.didActivateAudioSession),
      didDeactivateAudio: () => this.#events.tell(NATIVE_EVENTS.didDeactivateAudioSession),
    });
  }

  #perform<K extends ActionKind>(
    action: Performing<K>,
    event: string,
    more: Readonly<Record<string, unknown>> = {},
  ): void {
    this.#events.tell(event, { ...more, callUUID: action.callId });
    action.fulfill();
  }
}

/** What of an update the bridge names as JavaScript does. */
function updateOf(options: Readonly<Record<string, unknown>>): CallUpdate {
  const flags = {
    hasVideo: options["hasVideo"],
    supportsHolding: options["supportsHolding"],
    supportsDtmf: options["supportsDTMF"],
    supportsGrouping: options["supportsGrouping"],
    supportsUngrouping: options["supportsUngrouping"],
  };
  return Object.fromEntries(
    Object.entries(flags).filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, Boolean(value)]),
  );
}
