import { type Call, type CallId, callId, type Handle } from "../call/mod.ts";
import type { HeadsetKey, PhoneList, PhoneSetting } from "../phone/mod.ts";
import type { Profile } from "../profile/mod.ts";
import {
  barrier,
  type CallSystem,
  createCallSystem,
  EngineDouble,
  type LaneOrder,
  type PushedCall,
} from "../reference/mod.ts";
import { mintUuid, type PhoneScreen, type RecentsEntry } from "../reference/system/mod.ts";
import { printStep } from "../scenario/mod.ts";
import { act, take } from "./hand.ts";
import type { NativeHalf } from "./native_half.ts";
import { OtherCalls } from "./other_calls.ts";
import { handleOf, Remote, type RemoteCall, type RemoteHand } from "./remote.ts";
import { SystemMoods } from "./system_moods.ts";
import { User } from "./user.ts";

/** What a phone is switched on with; everything has a default. */
export interface PhoneOptions {
  /** Deadlines and policies; `callspec` where none is given. */
  readonly profile?: Profile;
  /** Decides ids, and the order where that is `any`. */
  readonly seed?: number;
  /** Which lane of the system goes first; `any` draws it anew each time. */
  readonly order?: LaneOrder | "any";
  /** Whether the app stays, set up and listening: for one that does both as its modules are loaded. */
  readonly keepsApp?: boolean;
}

/** Their names. */
export const PHONE_OPTIONS: readonly string[] = Object.keys(
  { profile: true, seed: true, order: true, keepsApp: true } satisfies {
    [K in keyof Required<PhoneOptions>]: true;
  },
);

/** A call that a push brings, with whatever else the server puts there. */
export type Push = RemoteCall & Readonly<Record<string, unknown>> & {
  /** Whether the far side has given up by the time that the push arrives. */
  readonly isTooLate?: boolean;
};

/**
 * A phone in the hands of a test, under a bridge that a fake takes the place of. Its methods are the
 * steps of scenarios. Time stands still but for `advance`, and nothing waits for a timer of the host,
 * so that it works under the fake timers of a runner as well.
 */
export class Phone implements RemoteHand {
  /** What the user taps. */
  readonly user: User = new User(this);
  /** What the far side does. */
  readonly remote: Remote = new Remote(this);
  /** Calls that are not the app's. */
  readonly foreign: OtherCalls = new OtherCalls(this);
  /** What the call system does for reasons of its own. */
  readonly system: SystemMoods = new SystemMoods(this);
  readonly #native: NativeHalf;
  readonly #faults: unknown[] = [];
  #options: PhoneOptions;
  #ids = 0;
  #reference: CallSystem;
  #engine = new EngineDouble();

  /** Switches the phone on, and starts an app with that native half on it. */
  constructor(native: NativeHalf, options: PhoneOptions = {}) {
    this.#native = native;
    this.#options = options;
    this.#reference = this.#switchOn();
  }

  /** The reference system that the phone is, for what has no step of its own here. */
  get reference(): CallSystem {
    return this.#reference;
  }

  /** A calling SDK in memory: where an app uses it as its own, `remote` is at its other end. */
  get engine(): EngineDouble {
    return this.#engine;
  }

  /** The live calls, oldest first, as any app may observe them. */
  get calls(): readonly Call[] {
    return this.#reference.calls;
  }

  /** What the phone shows now: cards of calls with their buttons. */
  get screen(): PhoneScreen {
    return this.#reference.screen();
  }

  /** The calls that are over, the newest first. */
  get recents(): readonly RecentsEntry[] {
    return this.#reference.recents();
  }

  /**
   * A fresh phone, and the app just launched on it: for `beforeEach(() => phone.reset())`. Nothing of before stays, the
   * options of the last reset neither; whatever listened in the app is gone, unless it is kept.
   */
  reset(options: PhoneOptions = {}): void {
    this.#options = options;
    const { keepsApp = false } = options;
    this.#native.die(keepsApp);
    if (!keepsApp) this.#engine = new EngineDouble();
    else this.#engine.clear();
    this.#faults.length = 0;
    this.#ids = 0;
    this.#reference = this.#switchOn();
  }

  /**
   * Lets everything happen that can happen now.
   *
   * @throws what a listener of the app threw since the last time
   */
  async settled(): Promise<void> {
    await barrier();
    await this.#reference.settled();
    const [first] = this.#faults.splice(0);
    if (first !== undefined) throw first;
  }

  /**
   * Lets time pass on the phone, and everything happen that falls due.
   *
   * @param duration milliseconds as a number, or text as `"500ms"`, `"61s"`, `"2min"`
   */
  async advance(duration: number | string): Promise<void> {
    await this.#reference.advance(duration);
    await this.settled();
  }

  /** Turns a setting of the phone on or off: `phone turns doNotDisturb on`. */
  turns(setting: PhoneSetting, isOn: boolean): Promise<void> {
    return take(this, () => this.#reference.world.turn(setting, isOn));
  }

  /** Puts somebody on a list of the phone: `phone lists phoneNumber "+15550100" as blocked`. */
  lists(who: Handle | string, as: PhoneList): Promise<void> {
    return take(this, () => this.#reference.world.list(handleOf(who), as));
  }

  /** A call directory knows somebody by a name: `phone knows generic "ada" as "Ada"`. */
  knows(who: Handle | string, name: string): Promise<void> {
    return take(this, () => this.#reference.world.know(handleOf(who), name));
  }

  /** The user presses a key of the headset: `headset presses hook`. */
  headsetPresses(key: HeadsetKey): Promise<void> {
    return take(this, () => this.#reference.world.headset(key));
  }

  /**
   * A VoIP push brings a call, which the native half of the app reports; an app that is not running
   * is launched for it. The id of the call comes back.
   */
  async pushBrings(
    { id, from, isVideo = false, isTooLate = false, ...more }: Push,
  ): Promise<CallId> {
    const call = id === undefined ? this.newId() : this.idOf(id);
    const pushed: PushedCall = { id: id ?? call, from: handleOf(from), isVideo };
    const duty = "unmarked";
    const step = printStep({ kind: "pushBrings", call, from: pushed.from, duty, isTooLate });
    await act(this, step, () => {
      if (!isTooLate) this.#engine.remote.waits(call);
      const became = this.#reference.push({ data: { ...more, ...pushed } });
      return became === "lost" ? "the app hears no pushes; it failed to report too many" : null;
    });
    return call;
  }

  /** The app's process dies, and with it whatever listens in its runtime: `app dies`. */
  appDies(): Promise<void> {
    return act(this, printStep({ kind: "appDies" }), () => {
      if (!this.#reference.isRunning) return "the app is not running; launch it first";
      this.#reference.kill();
      return null;
    });
  }

  /** The user launches the app: `app launches`. */
  appLaunches(): Promise<void> {
    return act(this, printStep({ kind: "appLaunches" }), () => {
      if (this.#reference.isRunning) return "the app is running; have it die first";
      this.#reference.launch();
      return null;
    });
  }

  /** The call that the app calls by that name. */
  idOf(name: string): CallId {
    return this.#native.idOf?.(name) ?? callId(name);
  }

  /** An id that no call of the phone had. */
  newId(): CallId {
    return callId(mintUuid(~(this.#options.seed ?? 1), this.#ids++));
  }

  #switchOn(): CallSystem {
    const { keepsApp: _, ...options } = this.#options;
    const fault = (thrown: unknown) => void this.#faults.push(thrown);
    const reference = createCallSystem({
      ...options,
      onFault: fault,
      onProcessDied: () => {
        this.#engine.crash();
        this.#native.die(false);
      },
    });
    const { clock } = reference;
    reference.install((process) =>
      this.#native.launch({ process, clock, engine: this.#engine, fault })
    );
    reference.launch();
    return reference;
  }
}
