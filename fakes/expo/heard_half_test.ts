/** The native half alone on a phone, with all that it tells the system. */
import { hearWhatTheSystemIsTold, type Told } from "../told_to_the_system_test.ts";
import type { Launch } from "../mod.ts";
import { ExpoHalf } from "./bridge.ts";
import { ExpoPhone, type ExpoPhoneOptions } from "./expo_phone.ts";
import type { CallParticipant, CallSession, NativeEvents } from "./mod.ts";
import { ADA, EVENT } from "./set_up_test.ts";

/** A half of which all is heard. */
export class HeardHalf extends ExpoHalf {
  /** What the system is told. */
  readonly told: Told[] = [];

  override launch(launch: Launch): void {
    hearWhatTheSystemIsTold(launch, (told) => void this.told.push(told));
    super.launch(launch);
  }
}

/** A half on a phone of its own, and what a test does with it. */
export interface Begun {
  readonly phone: ExpoPhone;
  readonly half: HeardHalf;
  /** What the system is told from now on. */
  readonly told: Told[];
  /** The ids of the requests of answers. */
  readonly answers: readonly string[];
  /** Calls a function of the native side, and lets everything happen. */
  readonly ask: (name: string, ...values: readonly unknown[]) => Promise<unknown>;
  /** Has the app call somebody; the id comes back. */
  readonly place: (recipient?: CallParticipant, hasVideo?: boolean) => Promise<string>;
  /** Has a call ring; the id comes back. */
  readonly ring: (event?: object) => Promise<string>;
  /** Hears the names of events, and what a listener makes of them. */
  readonly hear: (...names: readonly (keyof NativeEvents)[]) => string[];
}

/** Switches such a phone on. */
export function begin(options: ExpoPhoneOptions): Begun {
  const half = new HeardHalf();
  const phone = new ExpoPhone(half);
  phone.reset(options);
  half.told.length = 0;
  const ask = async (name: string, ...values: readonly unknown[]) => {
    const answer = await half.functions[name]?.(...values as never[]);
    await phone.settled();
    return answer;
  };
  const place = async (recipient: CallParticipant = ADA, hasVideo = false) =>
    `${await ask("startOutgoingCall", recipient, { hasVideo })}`.toLowerCase();
  const ring = async (event: object = EVENT) => {
    await ask("reportIncomingCall", event);
    const session = await ask("getActiveCallSession") as CallSession;
    return session.id.toLowerCase();
  };
  const answers: string[] = [];
  half.emitter.addListener("onCallAnswered", ({ requestId }: { requestId: string }) => {
    answers.push(requestId);
  });
  const hear = (...names: readonly (keyof NativeEvents)[]) => {
    const heard: string[] = [];
    for (const name of names) half.emitter.addListener(name, () => heard.push(name));
    return heard;
  };
  return { phone, half, ask, place, ring, answers, hear, told: half.told };
}
