import type { AppProcess } from "../../reference/mod.ts";
import type { Launch } from "../mod.ts";
import type { AndroidConnection } from "./android_connection.ts";
import { PhoneStateWatch } from "./android_phone_state.ts";
import { AndroidService } from "./android_service.ts";
import { type AudioRouteName, routesWith } from "./audio_route.ts";
import { NATIVE_EVENTS } from "./events.ts";
import { mapOf, neededText, textOf } from "./native_values.ts";
import type { Ground, NativeModule } from "./platform.ts";

/** What the device lets the app do. */
export interface AndroidOptions {
  /** Whether the user granted the permissions; true where nothing is said. */
  readonly hasPermissions?: boolean;
  /** Whether he grants them when he is asked; true where nothing is said. */
  readonly grantsPermissions?: boolean;
  /** Whether he switched the phone account on; true where nothing is said. */
  readonly isAccountEnabled?: boolean;
}

/** Their names. */
export const ANDROID_OPTIONS: readonly string[] = Object.keys(
  { hasPermissions: true, grantsPermissions: true, isAccountEnabled: true } satisfies {
    [K in keyof Required<AndroidOptions>]: true;
  },
);

/** Where the bridge keeps its settings on the device, and the phone that it has an account. */
const SETTINGS = "rn-callkeep";
const ACCOUNT = "phone account";

/** The ways of the sound that it knows by name; any other goes by the phone. */
const WAYS = ["Bluetooth", "Headset", "Speaker"] as const;

/** Android's numbers for the state of a connection, as far as the bridge takes them. */
const STATE = { active: 4, holding: 5 } as const;

/** The bridge's native half on Android: it tells JavaScript whatever is done with a connection. */
export class AndroidHalf {
  /** What JavaScript calls. */
  readonly module: NativeModule;
  /** The calls. */
  readonly service: AndroidService;
  readonly #process: AppProcess;
  readonly #ground: Ground;
  readonly #state: PhoneStateWatch;
  #hasPermissions: boolean;
  readonly #options: AndroidOptions;
  #hasListeners = false;
  #delayed: { readonly name: string; readonly data: object }[] = [];

  /** Starts with the app's process; an account that the phone has stays. */
  constructor(launch: Launch, ground: Ground, options: AndroidOptions) {
    this.#process = launch.process;
    this.#ground = ground;
    this.#options = options;
    this.#hasPermissions = options.hasPermissions ?? true;
    this.service = new AndroidService(launch, {
      ...ground,
      tell: (event, body) => this.#tell(event, body),
      isSelfManaged: () => this.#isSelfManaged,
    });
    this.#state = new PhoneStateWatch(this.#process.observer, {
      isManaged: (id) => !this.#isSelfManaged || !this.#hasConnectionOf(id),
      hasConnections: () => this.service.connections.size > 0,
      onBoth: () => this.#tell(NATIVE_EVENTS.onHasActiveCall, {}),
    });
    this.module = { ...this.#settingUp(), ...this.#doing(), ...this.#telling(), ...this.#asking() };
    if (this.#process.storage.has(ACCOUNT)) this.service.register();
    this.#process.pushRegistry.setHandler(({ data }) => this.#pushed(data));
    this.#process.setIntentHandler(({ handle, isVideo }) => this.#dialed(handle.value, isVideo));
  }

  /** Listeners came or went in JavaScript, of which the native side takes no notice here. */
  countListeners(): void {}

  /** The app was there before the phone: it is set up, if it was. */
  goOn(): void {
    if (this.#process.storage.has(ACCOUNT)) this.#setUp(this.#settings);
  }

  /** The user, or Android, has the sound go another way. */
  changeRoute(route: AudioRouteName): void {
    this.service.changeRoute(route);
  }

  #settingUp(): NativeModule {
    return {
      setup: (options: unknown) => this.#setUp(options),
      setSettings: (options: unknown) => this.#keep(options),
      registerPhoneAccount: (options: unknown) => this.#register(options),
      registerEvents: () => this.#listen(),
      unregisterEvents: () => {
        this.#hasListeners = false;
      },
      setForegroundServiceSettings: (foregroundService: unknown) =>
        this.#keep({ ...this.#settings, foregroundService }),
      setAvailable: (isAvailable: unknown) => {
        if (isAvailable) this.service.isInitialized = true;
        this.service.isAvailable = Boolean(isAvailable);
      },
      setReachable: () => {
        this.service.isReachable = true;
      },
      canMakeMultipleCalls: () => {},
      backToForeground: () => {},
      openPhoneAccounts: () => {},
      openPhoneAccountSettings: () => {},
      addListener: () => {},
      removeListeners: () => {},
    };
  }

  #doing(): NativeModule {
    return {
      displayIncomingCall: (uuid: unknown, number: unknown, name: unknown, hasVideo: unknown) =>
        this.#display(uuid, number, name, hasVideo),
      startCall: (uuid: unknown, number: unknown, name: unknown, hasVideo: unknown) =>
        this.#start(uuid, number, name, hasVideo),
      answerIncomingCall: this.#ofAccount("answerIncomingCall", (one) => this.service.answer(one)),
      endCall: this.#ofAccount("endCall", (one) => this.#end(one)),
      rejectCall: this.#ofAccount("rejectCall", (one) => {
        this.service.end(one);
        this.#state.stop();
      }),
      endAllCalls: () => {
        if (this.#hasAccount) {
          for (const one of [...this.service.connections.values()]) this.#end(one);
        }
      },
      setOnHold: this.#of(
        "setOnHold",
        (one, isOnHold) => this.service.hold(one, Boolean(isOnHold)),
      ),
      setMutedCall: this.#of(
        "setMutedCall",
        (one, isMuted) => one.hearsAudio(Boolean(isMuted), this.service.route),
      ),
      sendDTMF: this.#of(
        "sendDTMF",
        (one, key) => one.playsDtmf(neededText("sendDTMF", "the key", key).charAt(0)),
      ),
    };
  }

  #telling(): NativeModule {
    return {
      reportEndCallWithUUID: this.#ofAccount("reportEndCallWithUUID", (one, reason) => {
        this.service.reportEnded(one, Number(reason));
        this.#state.stop();
      }),
      updateDisplay: this.#of(
        "updateDisplay",
        (one, name, number) =>
          this.service.update(one, textOf(name), neededText("updateDisplay", "the number", number)),
      ),
      setCurrentCallActive: this.#of("setCurrentCallActive", (one) => this.service.setActive(one)),
      setConnectionState: this.#ofAccount("setConnectionState", (one, state) => {
        if (state === STATE.active) this.service.setActive(one);
        else if (state === STATE.holding) this.service.setHeld(one, true);
      }),
      toggleAudioRouteSpeaker: this.#of(
        "toggleAudioRouteSpeaker",
        (_one, isSpeaker) => this.service.changeRoute(isSpeaker ? "Speaker" : "Phone"),
      ),
      setAudioRoute: (uuid: unknown, name: unknown) => this.#setAudioRoute(uuid, name),
    };
  }

  #asking(): NativeModule {
    return {
      getInitialEvents: () => Promise.resolve([...this.#delayed]),
      clearInitialEvents: () => {
        this.#delayed = [];
      },
      getAudioRoutes: () => Promise.resolve(routesWith(this.service.route, (each) => each)),
      hasPhoneAccount: () => Promise.resolve(this.#hasAccount),
      checkPhoneAccountEnabled: () => Promise.resolve(this.#hasAccount),
      isConnectionServiceAvailable: () => Promise.resolve(true),
      hasOutgoingCall: () => Promise.resolve(this.service.hasOutgoingCall),
      hasPermissions: () => Promise.resolve(this.#hasPermissions),
      checkPhoneAccountPermission: () => Promise.resolve(this.#askPermissions()),
      checkDefaultPhoneAccount: () => Promise.resolve(true),
      checkIsInManagedCall: () =>
        Promise.resolve(this.#hasPermissions && this.#state.isInManagedCall),
    };
  }

  // Accounts and settings.

  get #settings(): Readonly<Record<string, unknown>> {
    return mapOf(JSON.parse(this.#process.storage.get(SETTINGS) ?? "{}"));
  }

  get #isSelfManaged(): boolean {
    return this.#settings["selfManaged"] === true;
  }

  get #hasAccount(): boolean {
    if (this.#isSelfManaged) return true;
    const isEnabled = this.#options.isAccountEnabled ?? true;
    return this.#hasPermissions && isEnabled && this.#process.storage.has(ACCOUNT);
  }

  #keep(options: unknown): void {
    if (options !== null) this.#process.storage.set(SETTINGS, JSON.stringify(mapOf(options)));
  }

  #setUp(options: unknown): void {
    this.service.isInitialized = true;
    this.#register(options);
    this.#listen();
    this.service.isAvailable = true;
  }

  #register(options: unknown): void {
    this.#keep(options);
    this.#process.storage.set(ACCOUNT, "registered");
    this.service.register();
  }

  /** What the user is to be told that he has to switch on; where he is asked, what he granted. */
  #askPermissions(): boolean {
    if (this.#hasPermissions) return !this.#hasAccount;
    this.#hasPermissions = this.#options.grantsPermissions ?? true;
    return this.#hasPermissions;
  }

  // Events.

  /** JavaScript listens from now on: what waited comes at once, and once. */
  #listen(): void {
    this.#hasListeners = true;
    if (this.#delayed.length === 0) return;
    this.#ground.bring(NATIVE_EVENTS.didLoadWithEvents, this.#delayed);
    this.#delayed = [];
  }

  #tell(event: string, body: object | null): void {
    if (this.#hasListeners) this.#ground.bring(event, body);
    else this.#delayed.push({ name: event, data: body ?? {} });
  }

  // Calls.

  #display(uuid: unknown, number: unknown, name: unknown, hasVideo: unknown): void {
    if (!this.#hasAccount) return this.#ground.log("displayIncomingCall: no phone account");
    const text = neededText("displayIncomingCall", "the uuid", uuid);
    const timeout = this.#settings["displayCallReachabilityTimeout"];
    this.#state.start(this.#hasPermissions);
    this.service.addIncoming({
      uuid: text,
      callId: this.service.idOf(text),
      number: neededText("displayIncomingCall", "the number", number),
      name: textOf(name),
      hasVideo: Boolean(hasVideo),
      isOutgoing: false,
    }, typeof timeout === "number" ? timeout : null);
  }

  #start(uuid: unknown, number: unknown, name: unknown, hasVideo: unknown): void {
    const text = textOf(number);
    if (!this.#hasAccount || !this.#hasPermissions || text === null) {
      return this.#ground.log("startCall: no phone account, no permission, or no number");
    }
    const called = neededText("startCall", "the uuid", uuid);
    this.#state.start(this.#hasPermissions);
    this.service.place({
      uuid: called,
      callId: this.service.idOf(called),
      number: text,
      name: textOf(name),
      hasVideo: Boolean(hasVideo),
      isOutgoing: true,
    });
  }

  /** What native code of the app does with a message that brings a call. */
  #pushed(data: Readonly<Record<string, unknown>>): void {
    const { id, from, isVideo, name, payload } = data;
    const handle = mapOf(from)["value"];
    this.#display(id, handle, name, isVideo);
    this.#tell(NATIVE_EVENTS.didDisplayIncomingCall, {
      handle: textOf(handle),
      callUUID: textOf(id),
      name: textOf(name),
      hasVideo: `${Boolean(isVideo)}`,
      ...(payload !== undefined && { payload: JSON.stringify(payload) }),
    });
  }

  #dialed(number: string, isVideo: boolean): void {
    const count = Number(this.#process.storage.get("dialed") ?? 0);
    this.#process.storage.set("dialed", `${count + 1}`);
    const uuid = `dd000000-0000-4000-8000-${`${count}`.padStart(12, "0")}`;
    this.service.placeByUser(uuid, number, isVideo);
  }

  #end(connection: AndroidConnection): void {
    this.service.end(connection);
    this.#state.stop();
    this.#state.forget();
  }

  #setAudioRoute(uuid: unknown, name: unknown): Promise<unknown> {
    if (!this.service.connections.has(`${uuid}`)) return new Promise(() => {}); // As there.
    this.service.changeRoute(WAYS.find((each) => each === name) ?? "Phone");
    return Promise.resolve(true);
  }

  #hasConnectionOf(id: string): boolean {
    return [...this.service.connections.values()].some(({ details }) => details.callId === id);
  }

  /** A method about one call: one that is not there is told to the log alone. */
  #of(
    method: string,
    perform: (connection: AndroidConnection, ...values: unknown[]) => void,
  ): (uuid: unknown, ...values: unknown[]) => void {
    return (uuid, ...values) => {
      const connection = this.service.connections.get(`${uuid}`);
      if (connection) perform(connection, ...values);
      else this.#ground.log(`${method} ignored: no connection ${uuid}`);
    };
  }

  /** Such a method that needs the phone account. */
  #ofAccount(
    method: string,
    perform: (connection: AndroidConnection, ...values: unknown[]) => void,
  ): (uuid: unknown, ...values: unknown[]) => void {
    const performed = this.#of(method, perform);
    return (uuid, ...values) => {
      if (this.#hasAccount) performed(uuid, ...values);
      else this.#ground.log(`${method} ignored: no phone account`);
    };
  }
}
