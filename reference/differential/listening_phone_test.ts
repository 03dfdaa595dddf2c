import {
  ACTION_KINDS,
  type ActionKind,
  type ActionOutcome,
  type ActionRequest,
  type Performing,
  type Transaction,
} from "../../actions/mod.ts";
import { type CallError, type CallId, callId, type CallUpdate } from "../../call/mod.ts";
import type { ProviderConfiguration } from "../../call/mod.ts";
import type { CallProvider, ProviderDelegate } from "../../provider/mod.ts";
import {
  type AppProcess,
  type CallSystem,
  type CallSystemOptions,
  createCallSystem,
  VirtualClock,
} from "../mod.ts";
import { actionWords, callWords, errorWord, type Lanes, lanesOf } from "./words_test.ts";

// What tests that drive the system directly share: a phone that hears every lane. There is no test
// in here.

const LETTERS = ["a", "b", "c", "d"] as const;

/** Names a call in a test. */
export type Letter = typeof LETTERS[number];

/** The call of a letter. */
export function idOf(letter: Letter): CallId {
  return callId("x0000000-0000-4000-8000-00000000000x".replaceAll("x", letter));
}

/** The letter of a call. */
export function letterOf(id: CallId): string {
  return LETTERS.find((letter) => idOf(letter) === id) ?? "?";
}

/** What an app does with actions of a kind. */
type Policy = "fulfill" | "fail" | "hold";

/** How a phone and its app are made. */
export interface ListeningOptions extends Pick<CallSystemOptions, "order" | "profile"> {
  /** What the app does with actions; it fulfills them where it is not said. */
  readonly policies?: Partial<Record<ActionKind, Policy>>;
  /** The kinds of action for which the delegate has no member. */
  readonly without?: readonly ActionKind[];
  /** What the delegate answers where it is asked whether it executes; it has no such member if absent. */
  readonly executes?: boolean;
  readonly configuration?: Partial<ProviderConfiguration>;
}

/** A phone with an app that does as it is told, and all that is said on every lane as words. */
export class ListeningPhone {
  readonly clock: VirtualClock = new VirtualClock();
  readonly system: CallSystem;
  readonly app: AppProcess;
  readonly provider: CallProvider;
  readonly delegate: ProviderDelegate;
  /** What was said on all lanes, in the order in which it came. */
  readonly words: string[] = [];
  /** The actions that the app has and did not complete. */
  readonly held: Performing[] = [];
  readonly #policies: Partial<Record<ActionKind, Policy>>;

  constructor({ order, profile, policies = {}, ...options }: ListeningOptions = {}) {
    this.#policies = policies;
    this.system = createCallSystem({
      clock: this.clock,
      ...(order && { order }),
      ...(profile && { profile }),
    });
    this.app = this.system.launch();
    this.app.observer.subscribe((call) => this.say(`observed ${callWords(call, letterOf)}`));
    this.provider = this.app.provider(options.configuration);
    this.delegate = this.delegateOf(options);
    this.provider.setDelegate(this.delegate);
  }

  /** A delegate that says what it hears. */
  delegateOf({ without = [], executes }: ListeningOptions = {}): ProviderDelegate {
    const handled = ACTION_KINDS.filter((kind) => !without.includes(kind));
    return {
      ...Object.fromEntries(handled.map((kind) => [kind, (it: Performing) => this.#perform(it)])),
      ...(executes !== undefined && {
        execute: (transaction: Transaction) => this.#execute(transaction, executes),
      }),
      didBegin: () => this.say("didBegin"),
      didReset: () => this.say("didReset"),
      timedOut: (action) => this.say(`timedOut ${actionWords(action, letterOf)}`),
      didActivateAudio: () => this.say("audioActivated"),
      didDeactivateAudio: () => this.say("audioDeactivated"),
    };
  }

  /** Notes a word. */
  say(word: string): void {
    this.words.push(word);
  }

  /** What was said since the last time, by lane. */
  async heard(): Promise<Lanes> {
    return lanesOf(await this.said());
  }

  /** What was said since the last time. */
  async said(): Promise<readonly string[]> {
    await this.system.settled();
    return this.words.splice(0);
  }

  /** Reports an incoming call. */
  report(letter: Letter, update: CallUpdate = {}): void {
    this.say(`incomingReported ${letter}`);
    const told = (error: CallError | null) =>
      this.say(`incomingSettled ${letter} ${errorWord(error)}`);
    this.provider.reportNewIncomingCall(idOf(letter), update).then(() => told(null), told);
  }

  /** Requests a transaction. */
  request(...actions: readonly ActionRequest[]): void {
    const words = actions.map((action) => actionWords(action, letterOf)).join(", ") || "nothing";
    this.say(`requested ${words}`);
    const told = (error: CallError | null) =>
      this.say(`requestSettled ${words} ${errorWord(error)}`);
    this.app.controller.request(...actions).then(() => told(null), told);
  }

  /** Starts a call. */
  start(letter: Letter): void {
    const handle = { kind: "generic", value: letter } as const;
    this.request({ kind: "startCall", callId: idOf(letter), handle, isVideo: false });
  }

  /** Brings an incoming call to where both can talk, and forgets what was said. */
  async active(letter: Letter): Promise<void> {
    this.report(letter);
    await this.system.settled();
    this.system.user.answer(idOf(letter));
    await this.said();
  }

  /** Completes the oldest action that the app has. */
  complete(outcome: ActionOutcome = "fulfilled"): void {
    const action = this.held.shift();
    if (!action) throw new Error("Cannot complete an action: the app has none");
    this.#complete(action, outcome);
  }

  /** The live calls: their letters, and what observers see of them. */
  get calls(): readonly string[] {
    return this.app.observer.calls.map((call) => callWords(call, letterOf));
  }

  /** How each live call looks on the phone's screen: its letter, status and buttons. */
  get screen(): readonly string[] {
    return this.system.screen().calls.map(({ callId: id, status, buttons }) =>
      [letterOf(id), status, ...buttons].join(" ")
    );
  }

  #complete(action: Performing, outcome: ActionOutcome): void {
    this.say(`completed ${actionWords(action, letterOf)} ${outcome}`);
    if (outcome === "fulfilled") action.fulfill();
    else action.fail();
  }

  #perform(action: Performing): void {
    this.say(`performed ${actionWords(action, letterOf)}`);
    const policy = this.#policies[action.kind] ?? "fulfill";
    if (policy === "hold") this.held.push(action);
    else this.#complete(action, policy === "fulfill" ? "fulfilled" : "failed");
  }

  #execute({ actions }: Transaction, isExecuting: boolean): boolean {
    this.say(`executeAsked ${actions.map((each) => actionWords(each, letterOf)).join(", ")}`);
    if (isExecuting) this.held.push(...actions);
    return isExecuting;
  }
}
