import {
  ACTION_KINDS,
  type ActionId,
  type ActionKind,
  type ActionOutcome,
  type Performing,
} from "../actions/mod.ts";
import type { CallId, Clock } from "../call/mod.ts";
import type { ProviderDelegate } from "../provider/mod.ts";
import type { AppPolicy } from "../scenario/mod.ts";

/** How long before it happens an app says that something happened. */
export const BACKDATED_MS = 1_000;

/** The app that a system kit plays: it does with each kind of action what it was told to do. */
export class KitApp {
  readonly #policies = new Map<ActionKind, AppPolicy>();
  readonly #deferred: Performing[] = [];
  /** Whether it executes transactions itself. */
  executes = false;

  readonly #clock: Clock;
  readonly #automatic: ReadonlySet<ActionKind>;

  /** Lives by a clock; the actions of some kinds it always fulfills, as their system does anyhow. */
  constructor(clock: Clock, automatic: ReadonlySet<ActionKind> = new Set()) {
    this.#clock = clock;
    this.#automatic = automatic;
  }

  /** From now on, this is done with actions of that kind. */
  will(policy: AppPolicy, kind: ActionKind): void {
    this.#policies.set(kind, policy);
  }

  /** Completes the oldest such action that was deferred; false where there is none. */
  complete(kind: ActionKind, callId: CallId, outcome: ActionOutcome): boolean {
    const place = this.#deferred.findIndex((each) => each.kind === kind && each.callId === callId);
    const [found] = place < 0 ? [] : this.#deferred.splice(place, 1);
    if (outcome === "fulfilled") found?.fulfill();
    else found?.fail();
    return found !== undefined;
  }

  /** Whether such actions, and what is reported of calls, are dated a second before they happen. */
  backdates(kind: ActionKind): boolean {
    return this.#policies.get(kind) === "backdate";
  }

  /** Whether there are actions that it would not complete as soon as it is given them. */
  get mayLeaveOpen(): boolean {
    return [...this.#policies.values()].some((policy) => LEAVING_OPEN.has(policy));
  }

  /** The actions that were deferred and not completed. */
  get deferred(): readonly Performing[] {
    return this.#deferred.filter(({ isComplete }) => !isComplete);
  }

  /** The app as its system sees it. */
  delegate(): ProviderDelegate {
    const perform = (action: Performing) => this.#perform(action);
    const handlers = Object.fromEntries(ACTION_KINDS.map((kind) => [kind, perform]));
    return {
      ...handlers,
      execute: ({ actions }) => {
        if (this.executes) { for (const action of actions) this.#execute(action); }
        return this.executes;
      },
      didBegin() {},
      didReset: () => void this.#deferred.splice(0),
      timedOut: ({ id }) => this.#completeLate(id),
      didActivateAudio() {},
      didDeactivateAudio() {},
    };
  }

  /** Where it was told to be late, it fulfills what it deferred when it hears that time is up. */
  #completeLate(id: ActionId): void {
    const place = this.#deferred.findIndex((each) => each.id === id);
    const action = this.#deferred[place];
    if (!action || this.#policies.get(action.kind) !== "fulfillLate") return;
    this.#deferred.splice(place, 1);
    action.fulfill();
  }

  /** Where it throws in what it executes itself, it keeps its word all the same: it was given before. */
  #execute(action: Performing): void {
    try {
      this.#perform(action);
    } catch {
      // The action stays open, as where its handler throws.
    }
  }

  #perform(action: Performing): void {
    if (this.#automatic.has(action.kind)) return action.fulfill();
    switch (this.#policies.get(action.kind) ?? "fulfill") {
      case "fulfill":
        return action.fulfill();
      case "fail":
        return action.fail();
      case "fulfillTwice":
        action.fulfill();
        return action.fail();
      case "failTwice":
        action.fail();
        return action.fulfill();
      case "backdate":
        return action.fulfill(dated(action.kind, this.#clock.now() - BACKDATED_MS));
      case "defer":
      case "fulfillLate":
        return void this.#deferred.push(action);
      case "throw":
        throw new Error(`the kit's app throws in ${action.kind}, as it was told to`);
    }
  }
}

const LEAVING_OPEN: ReadonlySet<AppPolicy> = new Set(["defer", "fulfillLate", "throw"]);

const DATES: { readonly [K in ActionKind]?: string } = {
  startCall: "dateStarted",
  answerCall: "dateConnected",
  endCall: "dateEnded",
};

/** The details of a fulfillment with a date, where the kind of action takes one. */
function dated(kind: ActionKind, at: number): object {
  const name = DATES[kind];
  return name === undefined ? {} : { [name]: at };
}
