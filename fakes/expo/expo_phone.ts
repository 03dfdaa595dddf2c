import { profile } from "../../profile/mod.ts";
import { checkWord } from "../../reference/mod.ts";
import { checkOptions, Phone, PHONE_OPTIONS, type PhoneOptions, PLATFORMS } from "../mod.ts";
import type { AudioOutputPortType } from "./audio.ts";
import { DEFAULTS, type ExpoHalf } from "./expo_half.ts";
import type { Permissions, Platform, Timeouts } from "./platform.ts";

/** What a phone with the bridge is switched on with; everything has a default. */
export interface ExpoPhoneOptions extends PhoneOptions {
  /** Whose phone it is; `ios` where nothing is said. */
  readonly platform?: Platform;
  /** After how many seconds the native side gives up, by the names of the config plugin. */
  readonly timeouts?: Partial<Timeouts>;
  /** What the user lets the app use. */
  readonly permissions?: Partial<Permissions>;
  /** Where pushes for the device go; null: nowhere yet. */
  readonly pushToken?: string | null;
}

/** What the hook of the bridge needs of React. */
export interface ReactHooks {
  /** React's `useState`. */
  useState<T>(initial: () => T): readonly [T, (value: T) => void];
  /** React's `useEffect`. */
  useEffect(effect: () => () => void, dependencies: readonly unknown[]): void;
}

/** The phone under the bridge, in the hands of a test. */
export class ExpoPhone extends Phone {
  /** The React that `useVoIPPushToken` is to use; null: it tells the token of the moment. */
  react: ReactHooks | null = null;
  readonly #device: ExpoHalf;

  /** Made with the bridge. */
  constructor(device: ExpoHalf) {
    super(device);
    this.#device = device;
    device.newId = () => this.newId();
  }

  /** Whose phone it is. */
  get platform(): Platform {
    return this.#device.platform;
  }

  /** What the native side wrote to the log, where the real one tells nobody else. */
  get log(): readonly string[] {
    return this.#device.log;
  }

  /** A fresh phone of a platform: an iPhone, where nothing is said. */
  override reset(options: ExpoPhoneOptions = {}): void {
    checkOptions("phone.reset", options, ["platform", ...Object.keys(DEFAULTS), ...PHONE_OPTIONS]);
    const { platform = "ios", timeouts = {}, permissions = {}, pushToken, ...rest } = options;
    checkWord("a platform", platform, PLATFORMS);
    checkOptions("phone.reset for timeouts", timeouts, Object.keys(DEFAULTS.timeouts));
    checkOptions("phone.reset for permissions", permissions, Object.keys(DEFAULTS.permissions));
    this.#device.platform = platform;
    this.#device.timeouts = { ...DEFAULTS.timeouts, ...timeouts };
    this.#device.permissions = { ...DEFAULTS.permissions, ...permissions };
    this.#device.pushToken = pushToken === undefined ? DEFAULTS.pushToken : pushToken;
    super.reset({
      ...(platform === "android" && { profile: profile("android-telecom") }),
      ...rest,
    });
  }

  /** Pushes for the device go elsewhere from now on; null: nowhere. */
  async pushesGoTo(token: string | null): Promise<void> {
    this.#device.changeToken(token);
    await this.settled();
  }

  /** The sound goes another way: the user chose it, or plugged something in. */
  async soundGoesBy(route: AudioOutputPortType): Promise<void> {
    this.#device.changeRoute(route);
    await this.settled();
  }
}
