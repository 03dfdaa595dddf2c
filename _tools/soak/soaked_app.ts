import { ACTION_KINDS, type ActionRequest, type Performing } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { CallProvider } from "../../provider/mod.ts";
import type { AppProcess, Random } from "../../reference/mod.ts";

/** What all lives of the app owe and were owed. */
export interface Accounts {
  /** Promises that the system owes to the life that runs. */
  owed: number;
  /** Actions that the app was given. */
  performed: number;
  /** Faults that the app made. */
  thrown: number;
}

/** One life of an app that does anything: it fulfills, fails, throws, forgets and does it twice. */
export class SoakedApp {
  readonly process: AppProcess;
  readonly #provider: CallProvider;
  readonly #random: Random;
  readonly #accounts: Accounts;
  readonly #deferred: Performing[] = [];
  #isOver = false;

  constructor(process: AppProcess, random: Random, accounts: Accounts) {
    this.process = process;
    this.#random = random;
    this.#accounts = accounts;
    accounts.owed = 0;
    this.#provider = process.provider({
      maximumCallGroups: 3,
      supportsVideo: true,
      supportsAudioTranslation: true,
    });
    this.attach();
    process.pushRegistry.setHandler(({ data }) => {
      if (random.chance(0.6)) this.report(data["id"] as CallId);
    });
    process.setIntentHandler(({ handle, isVideo }) => {
      if (random.chance(0.5)) return;
      this.request([{ kind: "startCall", callId: this.#fresh(), handle, isVideo }]);
    });
  }

  /** Sets its delegate, which at times has no answer to some actions. */
  attach(): void {
    const perform = (action: Performing) => this.#perform(action);
    const handlers = ACTION_KINDS.filter(() => this.#random.chance(0.97))
      .map((kind) => [kind, perform]);
    this.#provider.setDelegate({ ...Object.fromEntries(handlers), didReset: () => {} });
  }

  /** Takes its delegate off: what comes waits. */
  detach(): void {
    this.#provider.setDelegate(null);
  }

  /** Reports an incoming call. */
  report(id: CallId): void {
    this.#owe(this.#provider.reportNewIncomingCall(id, {
      remoteHandle: { kind: "generic", value: this.#random.chance(0.9) ? "ada" : "eve" },
    }));
  }

  /** Says anything about a call. */
  say(id: CallId): void {
    const reports = [
      () => this.#provider.reportOutgoingCallStartedConnecting(id),
      () => this.#provider.reportOutgoingCallConnected(id),
      () => this.#provider.reportCallUpdated(id, { supportsHolding: this.#random.chance(0.5) }),
      () => this.#provider.reportCallEnded(id, "remoteEnded"),
    ];
    this.#random.pick(reports)?.();
  }

  /** Says that a call is over. */
  end(id: CallId): void {
    this.#provider.reportCallEnded(id, "failed");
  }

  /** Requests a transaction. */
  request(actions: readonly ActionRequest[]): void {
    this.#owe(this.process.controller.request(...actions));
  }

  /** Completes what it put off, some of it twice. */
  complete(): void {
    for (const action of this.#deferred.splice(0)) {
      action.fulfill();
      if (this.#random.chance(0.2)) action.fail();
    }
  }

  /** Nobody waits for it any more. */
  close(): void {
    this.#isOver = true;
  }

  #owe(promise: Promise<void>): void {
    this.#accounts.owed++;
    const settled = () => {
      if (!this.#isOver) this.#accounts.owed--;
    };
    promise.then(settled, settled);
  }

  #perform(action: Performing): void {
    this.#accounts.performed++;
    const chance = this.#random.next();
    if (chance < 0.7) return action.fulfill();
    if (chance < 0.8) return action.fail();
    if (chance < 0.97) return void this.#deferred.push(action);
    this.#accounts.thrown++;
    throw new Error("the app throws, as it was told to");
  }

  #fresh(): CallId {
    return this.process.controller.observer.calls[0]?.id ?? FALLBACK;
  }
}

const FALLBACK = "ffffffff-0000-4000-8000-00000000000f" as CallId;
