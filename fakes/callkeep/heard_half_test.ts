/** The native half alone on a phone, with all that it tells the system and JavaScript. */
import { hearWhatTheSystemIsTold, type Told } from "../told_to_the_system_test.ts";
import type { Launch } from "../mod.ts";
import { CallKeepHalf } from "./callkeep_half.ts";
import { CallKeepPhone, type CallKeepPhoneOptions } from "./callkeep_phone.ts";
import { type Events, NATIVE_EVENTS } from "./events.ts";

/** A half of which all is heard. */
export class HeardHalf extends CallKeepHalf {
  /** What the system is told. */
  readonly told: Told[] = [];
  /** What the app keeps on the device. */
  storage: ReadonlyMap<string, string> = new Map();

  override launch(launch: Launch): void {
    this.storage = launch.process.storage;
    hearWhatTheSystemIsTold(launch, (told) => void this.told.push(told));
    super.launch(launch);
  }

  /** Calls a method of the native side. */
  ask(method: string, ...values: readonly unknown[]): unknown {
    return this.module[method]?.(...values as never[]);
  }
}

/** A half on a phone of its own, which nobody set up, and where nobody listens. */
export function switchedOn(
  options: CallKeepPhoneOptions,
): { readonly half: HeardHalf; readonly phone: CallKeepPhone } {
  const half = new HeardHalf();
  const phone = new CallKeepPhone(half);
  phone.reset(options);
  return { half, phone };
}

/** Every event from now on, with its body. */
export function hearAll({ emitter }: HeardHalf): (readonly [event: Events, body: unknown])[] {
  const heard: (readonly [event: Events, body: unknown])[] = [];
  for (const event of Object.keys(NATIVE_EVENTS) as Events[]) {
    emitter.addListener(NATIVE_EVENTS[event], (body) => void heard.push([event, body]));
  }
  return heard;
}
