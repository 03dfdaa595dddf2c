import { type CallId, callId } from "../../call/mod.ts";
import { mintUuid } from "../../reference/system/mod.ts";
import type { Launch, NativeHalf } from "../mod.ts";
import { AndroidHalf } from "./android_half.ts";
import type { AudioOutputPortType } from "./audio.ts";
import { EventEmitter } from "./event_emitter.ts";
import type { PushTokenType, Tell } from "./events.ts";
import { IosHalf } from "./ios_half.ts";
import {
  type Ground,
  type NativeFunctions,
  type Permissions,
  type Platform,
  printMoment,
  type Timeouts,
} from "./platform.ts";

/** How the app and its device are where nobody said otherwise. */
export const DEFAULTS: {
  readonly timeouts: Timeouts;
  readonly permissions: Permissions;
  readonly pushToken: string | null;
} = {
  timeouts: { outgoingCallTimeout: 60, incomingCallTimeout: 45, fulfillAnswerCallTimeout: 30 },
  permissions: { microphone: "granted", camera: "granted" },
  pushToken: "0".repeat(64),
};

/** The native half on a phone, on either platform. */
export class ExpoHalf implements NativeHalf {
  /** Which platform the next launch is on. */
  platform: Platform = "ios";
  /** After how many seconds it gives up. */
  timeouts: Timeouts = DEFAULTS.timeouts;
  /** What the user lets the app use. */
  permissions: Permissions = DEFAULTS.permissions;
  /** Where pushes for the next launch go; null: nowhere yet. */
  pushToken: string | null = DEFAULTS.pushToken;
  /** How events get to JavaScript. */
  readonly emitter: EventEmitter = new EventEmitter((thrown) => this.#fault(thrown));
  /** What the native side wrote to the device's log, which is all that the real one does at times. */
  readonly log: string[] = [];
  /** Makes the ids that the native side chooses; the phone sets another, whose ids they are. */
  newId: () => CallId = () => callId(mintUuid(2, this.#ids++));
  #ids = 0;
  #fault: (thrown: unknown) => void = () => {};
  #half: IosHalf | AndroidHalf | null = null;

  /** What JavaScript can call; nothing while the app is not running. */
  get functions(): NativeFunctions {
    return this.#half ? { ...this.#half.functions, ...this.#pushes } : {};
  }

  launch(launch: Launch): void {
    const { clock, fault } = launch;
    this.#fault = fault;
    this.emitter.launch(() => printMoment(this.platform, clock.now()));
    const ground: Ground = {
      tell: this.#tell,
      newId: () => this.newId(),
      log: (line) => void this.log.push(line),
      timeouts: this.timeouts,
      permissions: this.permissions,
    };
    const Half = this.platform === "ios" ? IosHalf : AndroidHalf;
    this.#half = new Half(launch, ground);
    if (this.pushToken !== null) this.#tellToken();
  }

  die(keepsApp: boolean): void {
    this.emitter.reload(keepsApp);
    this.emitter.forget();
    this.#half?.stop();
    this.#half = null;
    this.log.length = 0;
  }

  /** Pushes go elsewhere from now on, or nowhere. */
  changeToken(token: string | null): void {
    const isOther = token !== this.pushToken;
    this.pushToken = token;
    if (isOther && this.#half) this.#tellToken();
  }

  /** Has the sound go another way, as when something is plugged in. */
  changeRoute(route: AudioOutputPortType): void {
    this.#half?.audio.changeRoute(route);
  }

  readonly #tell: Tell = (name, body) => this.emitter.tell(name, body);

  get #pushes(): NativeFunctions {
    return {
      registerVoIPPush: () => {},
      getVoIPPushToken: () => ({ token: this.pushToken, type: this.#tokenType }),
    };
  }

  #tellToken(): void {
    const { pushToken: token } = this;
    const type = this.#tokenType;
    // The type that is declared has no null, which Android gives all the same.
    const none = this.platform === "ios" ? {} : { token: null as never };
    this.#tell("onVoIPPushTokenUpdated", { type, ...(token === null ? none : { token }) });
  }

  get #tokenType(): PushTokenType {
    return this.platform === "ios" ? "APNS_VOIP" : "FCM";
  }
}
