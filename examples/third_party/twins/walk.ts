import { phone } from "../../../fakes/callkeep/bridge.ts";
import { NATIVE_EVENTS, type Platform } from "../../../fakes/callkeep/mod.ts";
import type { Button } from "../../../phone/mod.ts";
import { Random } from "../../../reference/mod.ts";
import { type Heard, lineOf } from "./comparison.ts";

/** A bridge as a walk has it: whatever it can be asked, by name. */
export type Bridge = Readonly<Record<string, (...values: unknown[]) => unknown>>;

/** What is walked. */
export interface Walk {
  /** On which platform. */
  readonly platform: Platform;
  /** What decides every step of it. */
  readonly seed: number;
  /** How many steps it has. */
  readonly steps: number;
}

const IDS = [
  "aaaaaaaa-0000-4000-8000-00000000000a",
  "bbbbbbbb-0000-4000-8000-00000000000b",
  "cccccccc-0000-4000-8000-00000000000c",
];

const EVENTS = Object.keys(NATIVE_EVENTS);

/** What the user can tap, as the method of the phone that taps it. */
const TAPS: Partial<Readonly<Record<Button, (call: string) => Promise<void>>>> = {
  answer: (call) => phone.user.answers(call),
  decline: (call) => phone.user.declines(call),
  holdAndAccept: (call) => phone.user.holdsAndAccepts(call),
  endAndAccept: (call) => phone.user.endsAndAccepts(call),
  end: (call) => phone.user.ends(call),
  hold: (call) => phone.user.holds(call),
  resume: (call) => phone.user.resumes(call),
  swap: (call) => phone.user.swapsTo(call),
  merge: (call) => phone.user.merges(call),
  split: (call) => phone.user.splits(call),
  mute: (call) => phone.user.mutes(call),
  unmute: (call) => phone.user.unmutes(call),
  keypad: (call) => phone.user.presses("1,23", call),
};

/** Walks through an app's calls by chance, and gives back what was heard on the way. */
export async function walk(bridge: Bridge, { platform, seed, steps }: Walk): Promise<Heard> {
  const walker = new Walker(bridge, platform, seed);
  for (let step = 0; step < steps; step++) await walker.step();
  return await walker.end();
}

class Walker {
  readonly #told: string[] = [];
  readonly #answers: string[] = [];
  readonly #bridge: Bridge;
  readonly #random: Random;
  readonly #isSelfManaged: boolean;
  #last: unknown;

  constructor(bridge: Bridge, platform: Platform, seed: number) {
    this.#bridge = bridge;
    this.#random = new Random(seed);
    this.#isSelfManaged = this.#random.chance(0.3);
    const isAccountEnabled = this.#random.chance(0.8);
    const hasPermissions = this.#random.chance(0.8);
    phone.reset({ platform, seed, order: "any", android: { isAccountEnabled, hasPermissions } });
    for (const event of EVENTS) this.#listen(event);
    if (this.#random.chance(0.9)) this.#setUp();
  }

  async step(): Promise<void> {
    this.#last = undefined;
    if (this.#random.chance(0.6)) this.#ask();
    else await this.#happens().catch((error: Error) => this.#hear("cannot", error.message));
    if (this.#random.chance(0.7)) await this.#settle();
  }

  async end(): Promise<Heard> {
    await this.#settle();
    this.#hear("at last", phone.screen);
    for (const event of EVENTS) this.#call("removeEventListener", event);
    return { told: this.#told, answers: this.#answers };
  }

  async #settle(): Promise<void> {
    await phone.settled().catch((error: Error) => this.#hear("thrown", error.name));
  }

  #hear(...what: readonly unknown[]): void {
    this.#told.push(lineOf(what));
  }

  #listen(event: string): void {
    this.#last = this.#call(
      "addEventListener",
      event,
      (...body: unknown[]) => this.#hear("event", event, ...body),
    );
  }

  /** Asks the bridge something, and hears what comes back at once, later, or by being thrown. */
  #call(method: string, ...values: readonly unknown[]): unknown {
    const number = this.#answers.push(`${method} never answers`) - 1;
    const answer = (how: string, what: unknown) =>
      void (this.#answers[number] = lineOf([method, how, what]));
    try {
      const given = this.#bridge[method]?.(...values);
      if (method === "addEventListener") return given;
      if (given instanceof Promise) {
        given.then((value) => answer("resolves", value), (error) => answer("rejects", told(error)));
      } else answer("gives", given);
    } catch (error) {
      answer("throws", told(error));
    }
    return undefined;
  }

  #setUp(): void {
    const android = {
      alertTitle: "Account",
      alertDescription: "It needs one",
      cancelButton: "No",
      okButton: "Yes",
      selfManaged: this.#isSelfManaged,
      ...(this.#random.chance(0.5) && { additionalPermissions: ["one"] }),
      ...this.#sometimes({ displayCallReachabilityTimeout: 2_000 }),
    };
    const ios = {
      ...(this.#random.chance(0.9) && { appName: "Pigeon" }),
      ...this.#sometimes({ maximumCallGroups: "1" }),
      ...this.#sometimes({ maximumCallsPerCallGroup: "3" }),
      ...this.#sometimes({ displayCallReachabilityTimeout: 2_000 }),
    };
    this.#call(this.#random.chance(0.9) ? "setup" : "setSettings", { ios, android });
  }

  #sometimes(settings: object): object {
    return this.#random.chance(0.2) ? settings : {};
  }

  #pick<T>(...things: readonly [T, ...T[]]): T {
    return this.#random.pick(things) ?? things[0];
  }

  /** A call that is there, or one of those that are often there, now and then in upper case. */
  #id(): string {
    const known = phone.calls.map(({ id }) => `${id}`);
    const all = this.#random.chance(0.7) && known.length > 0 ? known : IDS;
    const id = this.#random.pick(all) ?? "";
    return this.#random.chance(0.1) ? id.toUpperCase() : id;
  }

  /** The app asks its bridge something. */
  #ask(): void {
    const isSo = this.#random.chance(0.5);
    const who = this.#pick("+15550100", "ada@example.org", "7");
    const asks: readonly [() => void, ...(() => void)[]] = [
      () => this.#call("displayIncomingCall", ...this.#incoming(who)),
      () => this.#call("displayIncomingCall", this.#id(), who),
      () =>
        this.#call("startCall", this.#id(), who, this.#pick<unknown>("Ada", undefined), "email"),
      () => this.#call("answerIncomingCall", this.#id()),
      () => this.#call("setCurrentCallActive", this.#id()),
      () => this.#call("reportConnectingOutgoingCallWithUUID", this.#id()),
      () => this.#call("reportConnectedOutgoingCallWithUUID", this.#id()),
      () => this.#call(this.#pick("endCall", "rejectCall"), this.#id()),
      () => this.#call("setOnHold", this.#id(), isSo),
      () => this.#call("setMutedCall", this.#id(), isSo),
      () => this.#call("sendDTMF", this.#id(), this.#pick("1", "23")),
      () => this.#call("reportEndCallWithUUID", this.#id(), this.#pick(1, 2, 3, 4, 5, 6, 9)),
      () => this.#call("updateDisplay", this.#id(), "Bob", who, this.#options()),
      () => this.#call("reportUpdatedCall", this.#id(), "Eve"),
      () => this.#call("setConnectionState", this.#id(), this.#pick(0, 3, 4, 5)),
      () => this.#call("toggleAudioRouteSpeaker", this.#id(), isSo),
      () =>
        this.#call("setAudioRoute", this.#id(), this.#pick("Speaker", "iPhone Microphone", "x")),
      () => this.#call(this.#pick("isCallActive", "endCall", "startCall"), this.#pick("", "no id")),
      () => this.#call("isCallActive", this.#id()),
      () => this.#call("setAvailable", isSo),
      () => this.#call("hasDefaultPhoneAccount", { alertTitle: "t", okButton: "Yes" }),
      () => this.#call("setForegroundServiceSettings", { channelId: "calls" }),
      () => this.#call("registerPhoneAccount", { android: { selfManaged: this.#isSelfManaged } }),
      () => this.#askNothing(),
      () => this.#askNothing(),
      () => this.#setUp(),
      () => this.#listenOtherwise(),
    ];
    this.#pick(...asks)();
  }

  #incoming(who: string): readonly unknown[] {
    const type = this.#pick("generic", "number", "email", "fax");
    return [this.#id(), who, "Ada", type, this.#random.chance(0.5), this.#options()];
  }

  #options(): unknown {
    const flags = ["supportsHolding", "supportsDTMF", "supportsGrouping", "supportsUngrouping"];
    const ios = Object.fromEntries(
      flags.filter(() => this.#random.chance(0.3)).map((flag) => [flag, this.#random.chance(0.5)]),
    );
    return this.#pick<unknown>(undefined, null, {}, { ios });
  }

  #askNothing(): void {
    this.#call(this.#pick(
      "getCalls",
      "checkIfBusy",
      "checkSpeaker",
      "getAudioRoutes",
      "getInitialEvents",
      "clearInitialEvents",
      "setReachable",
      "supportConnectionService",
      "isConnectionServiceAvailable",
      "checkPhoneAccountEnabled",
      "hasPhoneAccount",
      "hasOutgoingCall",
      "checkIsInManagedCall",
      "registerAndroidEvents",
      "unregisterAndroidEvents",
      "canMakeMultipleCalls",
      "backToForeground",
      "endAllCalls",
    ));
  }

  #listenOtherwise(): void {
    const event = this.#random.pick(EVENTS) ?? "";
    if (this.#random.chance(0.3)) this.#call("removeEventListener", event);
    this.#listen(this.#random.chance(0.9) ? event : "noSuchEvent");
    if (this.#random.chance(0.2)) (this.#last as { remove?(): void } | undefined)?.remove?.();
  }

  /** Something happens that is not the app's doing. */
  async #happens(): Promise<void> {
    const cards = phone.screen.calls.flatMap(({ callId, buttons }) =>
      buttons.flatMap((button) => TAPS[button] ? [[callId, TAPS[button]] as const] : [])
    );
    const [callId, tap] = this.#random.pick(cards) ?? [];
    if (callId && tap && this.#random.chance(0.7)) return await tap(callId);
    const who = this.#pick("+15550100", "eve");
    const happenings: readonly [() => Promise<unknown>, ...(() => Promise<unknown>)[]] = [
      () => phone.advance(this.#pick(100, 2_000, 61_000)),
      () => phone.pushBrings({ id: this.#id().toLowerCase(), from: who, payload: { room: 7 } }),
      () => phone.foreign.calls("cellular"),
      () => phone.foreign.starts(this.#pick("cellular", "otherApp")),
      () => phone.foreign.ends(),
      () =>
        phone.system.willRefuseReport(this.#pick("unentitled", "filteredByBlockList", "unknown")),
      () => phone.system.willRefuse(this.#pick("startCall", "setHeld", "endCall"), "invalidAction"),
      () => phone.system.resets(),
      () => phone.turns("doNotDisturb", this.#random.chance(0.5)),
      () => phone.soundGoesBy(this.#pick("Speaker", "Phone", "Bluetooth")),
      () => phone.userSilences(this.#id()),
      () => phone.userTaps(this.#pick("Yes", "No", "undefined")),
      () => phone.user.callsBack(),
      () => this.#startAnew(),
    ];
    await this.#pick(...happenings)();
  }

  /** The app dies and is launched: it listens and is set up anew, or is not. */
  async #startAnew(): Promise<void> {
    await phone.appDies();
    await phone.appLaunches();
    for (const event of EVENTS) if (this.#random.chance(0.9)) this.#listen(event);
    if (this.#random.chance(0.7)) this.#setUp();
  }
}

/** What of an error is the same, whoever words it. */
function told(error: unknown): unknown {
  return error instanceof Error ? error.name : error;
}
