import type { DeviceEmitter, DeviceListener, Subscription } from "./device_emitter.ts";
import { type Events, NATIVE_EVENTS } from "./events.ts";
import { mapOf } from "./native_values.ts";
import type { NativeModule, Platform } from "./platform.ts";

/** A button of an alert. */
export interface AlertButton {
  /** What it says; nothing where the app gave it no text. */
  readonly text: string | undefined;
  /** What it does. */
  readonly press: () => void;
}

/** What the JavaScript of the bridge has under it. */
export interface Runtime {
  /** Which platform it is. */
  readonly platform: () => Platform;
  /** The native half. */
  readonly native: () => NativeModule;
  /** How events come from there. */
  readonly emitter: DeviceEmitter;
  /** Shows an alert to the user. */
  readonly alert: (
    title: string | undefined,
    text: string | undefined,
    buttons: readonly AlertButton[],
  ) => void;
  /** Writes to the log. */
  readonly warn: (line: string) => void;
}

type Options = Readonly<Record<string, unknown>>;

/**
 * The bridge's JavaScript: it tells the platforms apart and hands over to the native half. Its methods
 * are the real one's, also where its types do not tell of what they do.
 */
export class Surface {
  readonly #runtime: Runtime;
  readonly #subscriptions = new Map<string, Set<Subscription>>();

  /** Made once for each module of the app's runtime. */
  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  // Events.

  addEventListener = (type: string, handler: DeviceListener): Subscription => {
    const subscription = this.#listen(type, handler);
    const known = this.#subscriptions.get(type) ?? new Set();
    known.add(subscription);
    this.#subscriptions.set(type, known);
    return { remove: () => this.removeEventListener(type, subscription) };
  };

  removeEventListener = (type: string, subscription?: Subscription): void => {
    const known = this.#subscriptions.get(type);
    if (!known) return;
    const removed = subscription ? [subscription] : [...known];
    for (const each of removed) {
      known.delete(each);
      each.remove();
    }
  };

  #listen(type: string, handler: DeviceListener): Subscription {
    if (!Object.hasOwn(NATIVE_EVENTS, type)) {
      const names = Object.keys(NATIVE_EVENTS).join(", ");
      throw new TypeError(
        `Cannot listen to ${type}: the bridge has no such event; it has ${names}`,
      );
    }
    const event = type as Events;
    if (event === "didReceiveStartCallAction" && this.#isIos) {
      this.#ask("_startCallActionEventListenerAdded");
    }
    const hear: DeviceListener = event === "didDisplayIncomingCall"
      ? (body) => handler(withPayloadRead(body))
      : handler;
    return this.#runtime.emitter.addListener(NATIVE_EVENTS[event], hear);
  }

  getInitialEvents(): unknown {
    return this.#ask("getInitialEvents");
  }

  clearInitialEvents(): unknown {
    return this.#ask("clearInitialEvents");
  }

  registerAndroidEvents = (): void => this.#onAndroid("registerEvents");

  unregisterAndroidEvents = (): void => this.#onAndroid("unregisterEvents");

  // Setting up.

  setup = async (options: { ios: Options; android: Options }): Promise<unknown> => {
    if (!this.#isIos) return await this.#setupAndroid(options.android);
    const { ios } = options;
    const done = this.#setupIos(ios);
    return await done;
  };

  /** What it rejects is set up all the same, if there is anything. */
  #setupIos(options: Options): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const { appName } = options;
      if (!appName) reject('RNCallKeep.setup: option "appName" is required');
      if (typeof appName !== "string") {
        reject('RNCallKeep.setup: option "appName" should be of type "string"');
      }
      resolve(this.#ask("setup", options));
    });
  }

  async #setupAndroid(options: Options): Promise<boolean> {
    this.#ask("setup", options);
    if (options["selfManaged"]) return false;
    const permissions = options["additionalPermissions"] || [];
    const isAsked = await this.#ask("checkPhoneAccountPermission", permissions);
    if (!await this.#alert(options, isAsked)) return false;
    this.#ask("openPhoneAccounts");
    return true;
  }

  hasDefaultPhoneAccount = async (options: Options): Promise<void> => {
    if (this.#isIos) return;
    const isAsked = await this.#ask("checkDefaultPhoneAccount");
    if (await this.#alert(options, isAsked)) this.#ask("openPhoneAccountSettings");
  };

  #alert(options: Options, isAsked: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!isAsked) return resolve(false);
      const text = (name: string) => options[name] as string | undefined;
      this.#runtime.alert(text("alertTitle"), text("alertDescription"), [
        { text: text("cancelButton"), press: () => reject() },
        { text: text("okButton"), press: () => resolve(true) },
      ]);
    });
  }

  setSettings = (settings: { ios: Options; android: Options }): unknown =>
    this.#ask("setSettings", settings[this.#runtime.platform()]);

  registerPhoneAccount = (options: { android: Options }): void => {
    if (!this.#isIos) this.#ask("registerPhoneAccount", options.android);
  };

  setForegroundServiceSettings = (settings: unknown): void =>
    this.#onAndroid("setForegroundServiceSettings", settings);

  setAvailable = (isAvailable: boolean): void => this.#onAndroid("setAvailable", isAvailable);

  canMakeMultipleCalls = (isAllowed: boolean): void =>
    this.#onAndroid("canMakeMultipleCalls", isAllowed);

  setReachable = (): unknown => this.#ask("setReachable");

  // Calls.

  displayIncomingCall = (
    uuid: string,
    handle: string,
    name = "",
    handleType = "number",
    hasVideo = false,
    options: unknown = null,
  ): void => {
    if (!this.#isIos) {
      this.#ask("displayIncomingCall", uuid, handle, name, hasVideo);
      return;
    }
    const ios = mapOf(mapOf(options)["ios"]);
    const supports = ["supportsHolding", "supportsDTMF", "supportsGrouping", "supportsUngrouping"]
      .map((flag) => Boolean(ios[flag] ?? true));
    this.#ask("displayIncomingCall", uuid, handle, handleType, hasVideo, name, ...supports);
  };

  startCall = (
    uuid: string,
    handle: string,
    contact?: string,
    handleType = "number",
    hasVideo = false,
  ): void => {
    if (this.#isIos) this.#ask("startCall", uuid, handle, contact, handleType, hasVideo);
    else this.#ask("startCall", uuid, handle, contact, hasVideo);
  };

  answerIncomingCall = (uuid: string): void => {
    this.#ask("answerIncomingCall", uuid);
  };

  /** There is no word for declining on iOS: it is ended. */
  rejectCall = (uuid: string): void => {
    this.#ask(this.#isIos ? "endCall" : "rejectCall", uuid);
  };

  endCall = (uuid: string): unknown => this.#ask("endCall", uuid);

  endAllCalls = (): unknown => this.#ask("endAllCalls");

  setOnHold = (uuid: string, isOnHold: boolean): unknown => this.#ask("setOnHold", uuid, isOnHold);

  setMutedCall = (uuid: string, isMuted: boolean): void => {
    this.#ask("setMutedCall", uuid, isMuted);
  };

  sendDTMF = (uuid: string, key: string): unknown => this.#ask("sendDTMF", uuid, key);

  reportConnectingOutgoingCallWithUUID = (uuid: string): void => {
    if (this.#isIos) this.#ask("reportConnectingOutgoingCallWithUUID", uuid);
  };

  reportConnectedOutgoingCallWithUUID = (uuid: string): void => {
    if (this.#isIos) this.#ask("reportConnectedOutgoingCallWithUUID", uuid);
  };

  reportEndCallWithUUID = (uuid: string, reason: number): unknown =>
    this.#ask("reportEndCallWithUUID", uuid, reason);

  updateDisplay = (uuid: string, name: string, handle: string, options: unknown = null): void => {
    if (!this.#isIos) this.#ask("updateDisplay", uuid, name, handle);
    else this.#ask("updateDisplay", uuid, name, handle, { ...mapOf(mapOf(options)["ios"]) });
  };

  reportUpdatedCall = (uuid: string, name: string): unknown => {
    this.#runtime.warn("RNCallKeep.reportUpdatedCall is deprecated: use RNCallKeep.updateDisplay");
    return this.#isIos
      ? this.#ask("reportUpdatedCall", uuid, name)
      : unsupported("reportUpdatedCall");
  };

  setCurrentCallActive = (uuid: string): void => this.#onAndroid("setCurrentCallActive", uuid);

  setConnectionState = (uuid: string, state: number): unknown =>
    this.#isIos ? null : this.#ask("setConnectionState", uuid, state);

  backToForeground(): void {
    this.#onAndroid("backToForeground");
  }

  // Sound.

  toggleAudioRouteSpeaker = (uuid: string, isSpeaker: boolean): unknown =>
    this.#isIos ? null : this.#ask("toggleAudioRouteSpeaker", uuid, isSpeaker);

  getAudioRoutes = (): unknown => this.#ask("getAudioRoutes");

  setAudioRoute = (uuid: string, name: string): unknown => this.#ask("setAudioRoute", uuid, name);

  checkSpeaker = (): unknown =>
    this.#isIos ? this.#ask("checkSpeaker") : unsupported("checkSpeaker");

  // Questions.

  checkIfBusy = (): unknown => this.#isIos ? this.#ask("checkIfBusy") : unsupported("checkIfBusy");

  isCallActive = async (uuid: string): Promise<unknown> => await this.#ask("isCallActive", uuid);

  getCalls = (): unknown => this.#isIos ? this.#ask("getCalls") : undefined;

  supportConnectionService = (): boolean => !this.#isIos;

  isConnectionServiceAvailable = async (): Promise<unknown> =>
    this.#isIos ? true : await this.#ask("isConnectionServiceAvailable");

  checkPhoneAccountEnabled = async (): Promise<unknown> =>
    this.#isIos ? undefined : await this.#ask("checkPhoneAccountEnabled");

  hasPhoneAccount = async (): Promise<unknown> =>
    this.#isIos ? true : await this.#ask("hasPhoneAccount");

  hasOutgoingCall = async (): Promise<unknown> =>
    this.#isIos ? null : await this.#ask("hasOutgoingCall");

  checkIsInManagedCall = async (): Promise<unknown> =>
    this.#isIos ? false : await this.#ask("checkIsInManagedCall");

  get #isIos(): boolean {
    return this.#runtime.platform() === "ios";
  }

  #ask(method: string, ...values: readonly unknown[]): unknown {
    const found = this.#runtime.native()[method];
    if (found) return found(...values as never[]);
    const platform = this.#runtime.platform();
    throw new TypeError(`Cannot ${method}: the bridge has no native half of it on ${platform}`);
  }

  #onAndroid(method: string, ...values: readonly unknown[]): void {
    if (!this.#isIos) this.#ask(method, ...values);
  }
}

function unsupported(method: string): Promise<never> {
  return Promise.reject(`RNCallKeep.${method} was called from unsupported OS`);
}

/** Android sends what came with a call as text. */
function withPayloadRead(body: unknown): unknown {
  const { payload } = mapOf(body);
  if (typeof payload !== "string") return body;
  try {
    Object.assign(mapOf(body), { payload: JSON.parse(payload) });
  } catch {
    // It is no JSON: it stays as it is.
  }
  return body;
}
