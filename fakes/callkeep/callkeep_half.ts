import type { CallId } from "../../call/mod.ts";
import type { Launch } from "../mod.ts";
import { AndroidHalf, type AndroidOptions } from "./android_half.ts";
import type { AudioRouteName } from "./audio_route.ts";
import type { CallKeepDevice, ShownAlert } from "./callkeep_phone.ts";
import { DeviceEmitter } from "./device_emitter.ts";
import { IosHalf } from "./ios_half.ts";
import type { NativeModule, Platform } from "./platform.ts";
import type { AlertButton } from "./surface.ts";

/** The native half of the bridge on a phone, on either platform. */
export class CallKeepHalf implements CallKeepDevice {
  /** Which platform the next launch is on. */
  platform: Platform = "ios";
  /** What an Android device lets the app do. */
  android: AndroidOptions = {};
  /** How events get to JavaScript. */
  readonly emitter: DeviceEmitter = new DeviceEmitter((thrown) => this.#fault(thrown));
  /** What the native side wrote to the device's log, which is all that the real one does at times. */
  readonly log: string[] = [];
  #fault: (thrown: unknown) => void = () => {};
  #half: IosHalf | AndroidHalf | null = null;
  #storage: ReadonlyMap<string, string> = new Map();
  /** What an app that stays had on the device. */
  #kept: ReadonlyMap<string, string> | null = null;

  #shown: { readonly alert: ShownAlert; readonly buttons: readonly AlertButton[] } | null = null;

  /** What JavaScript can call. */
  get module(): NativeModule {
    return this.#half?.module ?? {};
  }

  /** The alert that the user sees; null: none. */
  get alert(): ShownAlert | null {
    return this.#shown?.alert ?? null;
  }

  launch(launch: Launch): void {
    const { storage } = launch.process;
    this.#fault = launch.fault;
    this.#storage = storage;
    for (const [key, value] of this.#kept ?? []) storage.set(key, value);
    const ground = {
      bring: (event: string, ...body: unknown[]) => void this.emitter.bring(event, ...body),
      log: (line: string) => void this.log.push(line),
    };
    const half = this.platform === "ios"
      ? new IosHalf(launch, ground)
      : new AndroidHalf(launch, ground, this.android);
    this.#half = half;
    this.emitter.setCounter((added) => half.countListeners(added));
    if (this.#kept) half.goOn(this.emitter.count);
  }

  die(keepsApp: boolean): void {
    this.emitter.reload(keepsApp);
    this.#kept = keepsApp ? new Map(this.#storage) : null;
    this.emitter.setCounter(() => {});
    this.#half = null;
    this.log.length = 0;
    this.#shown = null;
  }

  idOf(name: string): CallId | undefined {
    return this.#android?.service.idOf(name);
  }

  /** The user has the sound go another way, or plugs something in. */
  changeRoute(route: AudioRouteName): void {
    this.#half?.changeRoute(route);
  }

  silence(call: string): boolean {
    const connection = this.#android?.service.connections.get(call);
    connection?.isSilenced();
    return connection !== undefined;
  }

  /** Shows the user an alert. */
  show(title = "", text = "", buttons: readonly AlertButton[] = []): void {
    const alert = { title, text, buttons: buttons.map((each) => each.text ?? "") };
    this.#shown = { alert, buttons };
  }

  tap(button: string): boolean {
    const found = this.#shown?.buttons.find(({ text }) => text === button);
    if (!found) return false;
    this.#shown = null;
    found.press();
    return true;
  }

  get #android(): AndroidHalf | null {
    return this.#half instanceof AndroidHalf ? this.#half : null;
  }
}
