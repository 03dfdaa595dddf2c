import { type Profile, profile } from "../../profile/mod.ts";
import { checkWord } from "../../reference/mod.ts";
import {
  checkOptions,
  type NativeHalf,
  Phone,
  PHONE_OPTIONS,
  type PhoneOptions,
  PLATFORMS,
} from "../mod.ts";
import { ANDROID_OPTIONS, type AndroidOptions } from "./android_half.ts";
import { type AudioRouteName, PORTS } from "./audio_route.ts";
import type { Platform } from "./platform.ts";

/** What a phone with the bridge is switched on with; everything has a default. */
export interface CallKeepPhoneOptions extends PhoneOptions {
  /** Whose phone it is; `ios` where nothing is said. */
  readonly platform?: Platform;
  /** What an Android device lets the app do. */
  readonly android?: AndroidOptions;
}

/** An alert that the user sees. */
export interface ShownAlert {
  /** Its title. */
  readonly title: string;
  /** What it says. */
  readonly text: string;
  /** What its buttons say. */
  readonly buttons: readonly string[];
}

/** A device with the bridge on it, as the phone has it in its hands. */
export interface CallKeepDevice extends NativeHalf {
  /** Whose phone the next launch is on. */
  platform: Platform;
  /** What an Android device lets the app do. */
  android: AndroidOptions;
  /** What the native side wrote to the log. */
  readonly log: readonly string[];
  /** The alert that the user sees; null: none. */
  readonly alert: ShownAlert | null;
  /** Taps a button of the alert; false where there is none of that text. */
  tap(button: string): boolean;
  /** Has the sound go another way. */
  changeRoute(route: AudioRouteName): void;
  /** Has a ringing call be silent; false where there is none, or no such thing. */
  silence(call: string): boolean;
}

const YEAR_MS = 31_536_000_000;

/** A connection service has no deadlines: a call rings, or is being answered, as long as it is. */
const ANDROID: Profile = {
  ...profile("android-telecom"),
  ringTimeoutMs: YEAR_MS,
  deadlinesMs: {
    startCall: YEAR_MS,
    answerCall: YEAR_MS,
    endCall: YEAR_MS,
    setHeld: YEAR_MS,
    setMuted: YEAR_MS,
    setGroup: YEAR_MS,
    playDtmf: YEAR_MS,
    setTranslating: YEAR_MS,
  },
};

/** The phone under the bridge, in the hands of a test. */
export class CallKeepPhone extends Phone {
  readonly #device: CallKeepDevice;

  /** Made with the bridge. */
  constructor(device: CallKeepDevice) {
    super(device);
    this.#device = device;
  }

  /** Whose phone it is. */
  get platform(): Platform {
    return this.#device.platform;
  }

  /** What the native side wrote to the log, where the real one tells nobody else. */
  get log(): readonly string[] {
    return this.#device.log;
  }

  /** The alert that the user sees; null: none. */
  get alert(): ShownAlert | null {
    return this.#device.alert;
  }

  /** A fresh phone of a platform: an iPhone, where nothing is said. */
  override reset(options: CallKeepPhoneOptions = {}): void {
    checkOptions("phone.reset", options, ["platform", "android", ...PHONE_OPTIONS]);
    const { platform = "ios", android = {}, ...rest } = options;
    checkWord("a platform", platform, PLATFORMS);
    checkOptions("phone.reset for android", android, ANDROID_OPTIONS);
    this.#device.platform = platform;
    this.#device.android = android;
    super.reset({ ...(platform === "android" && { profile: ANDROID }), ...rest });
  }

  /** The user taps a button of the alert. */
  async userTaps(button: string): Promise<void> {
    const shown = this.alert?.buttons.join(", ") ?? "no alert";
    if (!this.#device.tap(button)) {
      throw new Error(`Cannot tap ${button}: the user sees ${shown}; see phone.alert`);
    }
    await this.settled();
  }

  /** The sound goes another way: the user chose it, or plugged something in. */
  async soundGoesBy(route: AudioRouteName): Promise<void> {
    checkWord("a way of the sound", route, Object.keys(PORTS));
    this.#device.changeRoute(route);
    await this.settled();
  }

  /** The user has a ringing call be silent, on Android. */
  async userSilences(call: string): Promise<void> {
    if (!this.#device.silence(call)) {
      throw new Error(
        `Cannot silence ${call}: the phone is of ${this.platform}, and has calls ` +
          `${this.calls.map(({ id }) => id).join(", ") || "of nobody"}; it takes one of an Android`,
      );
    }
    await this.settled();
  }
}
