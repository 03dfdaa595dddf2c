import { phone } from "../../../fakes/expo/bridge.ts";
import type { Platform } from "../../../fakes/expo/mod.ts";
import { Random } from "../../../reference/mod.ts";
import { type Heard, lineOf } from "./comparison.ts";

/** All that a package exports, by name. */
export type ExpoExports = Readonly<Record<string, unknown>>;

/** What is walked. */
export interface ExpoWalk {
  /** On which platform. */
  readonly platform: Platform;
  /** What decides every step of it. */
  readonly seed: number;
  /** How many steps it has. */
  readonly steps: number;
}

/** Walks through an app's calls by chance, and gives back what was heard on the way. */
export async function expoWalk(exports: ExpoExports, walk: ExpoWalk): Promise<Heard> {
  const walker = new ExpoWalker(exports, walk);
  for (let step = 0; step < walk.steps; step++) await walker.step();
  return await walker.end();
}

const REASONS = ["failed", "remoteEnded", "unanswered", "answeredElsewhere", "nonsense"];

class ExpoWalker {
  readonly #told: string[] = [];
  readonly #answers: string[] = [];
  readonly #subscriptions: (() => void)[] = [];
  readonly #exports: ExpoExports;
  readonly #random: Random;
  /** Ids of calls and of requests that were heard of. */
  readonly #ids: string[] = ["no id"];
  readonly #requests: string[] = [];

  constructor(exports: ExpoExports, { platform, seed }: ExpoWalk) {
    this.#exports = exports;
    this.#random = new Random(seed);
    phone.reset({ platform, seed, order: "any" });
    this.#listen();
  }

  async step(): Promise<void> {
    if (this.#random.chance(0.6)) this.#ask();
    else await this.#happens().catch(({ message }: Error) => this.#hear("cannot", message));
    if (this.#random.chance(0.7)) await phone.settled();
  }

  async end(): Promise<Heard> {
    await phone.settled();
    this.#hear("at last", phone.screen);
    for (const remove of this.#subscriptions) remove();
    return { told: this.#told, answers: this.#answers };
  }

  #hear(...what: readonly unknown[]): void {
    this.#told.push(lineOf(what));
  }

  /** Now and then an app leaves an event out. */
  #listen(): void {
    const names = Object.keys(this.#exports).filter((each) => /^add\w+Listener$/.test(each));
    for (const name of names.sort()) {
      if (this.#random.chance(0.1)) continue;
      const add = this.#exports[name] as (hear: (event: Told) => void) => { remove(): void };
      const subscription = add((event) => {
        const { id, session, requestId } = event;
        for (const each of [id, session?.id]) if (each !== undefined) this.#ids.unshift(each);
        if (requestId !== undefined) this.#requests.unshift(requestId);
        this.#hear("event", name, event);
      });
      this.#subscriptions.push(() => subscription.remove());
    }
  }

  #call(method: string, ...values: readonly unknown[]): void {
    const number = this.#answers.push(`${method} never answers`) - 1;
    const answer = (how: string, what: unknown) =>
      void (this.#answers[number] = lineOf([method, how, what]));
    try {
      const given = (this.#exports[method] as (...values: readonly unknown[]) => unknown)(
        ...values,
      );
      if (!(given instanceof Promise)) return answer("gives", given);
      given.then(
        (value) => answer("resolves", value),
        (error) => answer("rejects", nameOf(error)),
      );
    } catch (error) {
      answer("throws", nameOf(error));
    }
  }

  #pick<T>(...things: readonly [T, ...T[]]): T {
    return this.#random.pick(things) ?? things[0];
  }

  #id(): string {
    return this.#random.pick(this.#ids.slice(0, 3)) ?? "";
  }

  /** The app asks its bridge something. */
  #ask(): void {
    const isSo = this.#random.chance(0.5);
    const ada = { id: "ada", ...(isSo && { displayName: "Ada" }) };
    const request = this.#random.pick(this.#requests.slice(0, 2)) ?? "no request";
    const asks: readonly [() => void, ...(() => void)[]] = [
      () => this.#call("startOutgoingCall", ada, { hasVideo: isSo }),
      () =>
        this.#call("reportIncomingCall", {
          eventId: "e",
          serverCallId: this.#pick("s", ""),
          hasVideo: isSo,
          caller: ada,
        }),
      () => this.#call("answerCall", this.#id()),
      () => this.#call("fulfillIncomingCallConnected", request),
      () => this.#call("fulfillIncomingCallConnected", request),
      () => this.#call("failIncomingCallConnected", this.#id(), request),
      () => this.#call("reportOutgoingCallConnected", this.#id()),
      () => this.#call("endCall", this.#id()),
      () => this.#call("reportCallEnded", this.#id(), this.#random.pick(REASONS)),
      () => this.#call("setMuted", this.#id(), isSo),
      () => this.#call("setHeld", this.#id(), isSo),
      () => this.#call("playDTMF", this.#id(), "12"),
      () => this.#call("reportVideo", this.#id(), isSo),
      () => this.#call(this.#pick("getActiveCallSession", "getAudioSession", "getCaptureSession")),
      () =>
        this.#call(
          this.#pick("setRTCAudioSessionConfiguration", "prepareAudioSessionForCall"),
          isSo,
        ),
      () => this.#call("setAudioSessionPortOverride", isSo),
      () => this.#call(this.#pick("restoreAudioSession", "registerVoIPPush")),
      () => this.#call(this.#pick("getVoIPPushToken", "useVoIPPushToken")),
    ];
    this.#pick(...asks)();
  }

  /** Something happens to the app. */
  async #happens(): Promise<void> {
    const { user } = phone;
    const happenings: readonly [() => Promise<unknown>, ...(() => Promise<unknown>)[]] = [
      () =>
        phone.pushBrings({ from: "ada", ...(this.#random.chance(0.2) && { incomingCall: {} }) }),
      () => user.answers(),
      () => user.answers(),
      () => user.declines(),
      () => user.ends(),
      () => user.holds(),
      () => user.resumes(),
      () => user.mutes(),
      () => user.unmutes(),
      () => user.presses("1"),
      () => user.callsBack(),
      () => user.endsAndAccepts(),
      () => phone.advance(this.#pick("1s", "31s", "46s")),
      () => phone.system.resets(),
      () => phone.system.willRefuse("startCall", "unentitled"),
      () => phone.soundGoesBy(this.#pick("headphones", "builtInReceiver")),
      () => phone.pushesGoTo(this.#pick("one", null)),
      () => this.#startAnew(),
    ];
    await this.#pick(...happenings)();
  }

  /** The app dies and is launched, and listens anew, or to less. */
  async #startAnew(): Promise<void> {
    await phone.appDies();
    if (this.#random.chance(0.3)) this.#ask();
    await phone.appLaunches();
    this.#listen();
  }
}

interface Told {
  readonly id?: string;
  readonly session?: { readonly id: string };
  readonly requestId?: string;
}

/** What of an error is the same, whoever words it; an app that is not running has no functions. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return `${error}`;
  return /is not a function|the app is not running/.test(error.message) ? "none" : error.message;
}
