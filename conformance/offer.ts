import {
  type ActionId,
  type ActionKind,
  type ActionOutcome,
  type CallAction,
  type FulfillDetails,
  type Performing,
  performing,
  transaction,
  type TransactionId,
} from "../actions/mod.ts";
import { type Instant, instant } from "../call/mod.ts";
import type { SystemOptions } from "./adapter.ts";

/**
 * Tells a bridge how the kit's app completed an action. It hears every completion, also a second
 * one and one that comes too late: what becomes of those is for the bridge to say (rules ACT-02,
 * TMO-04).
 */
export type Settle = (
  actionId: ActionId,
  outcome: ActionOutcome,
  details: FulfillDetails[ActionKind],
) => void;

/** Where a bridge whose actions are plain data hands them to the kit's app. */
export interface Offering {
  /**
   * Has the app perform an action. It gives back what the handler returned: a promise where the
   * handler is async; what the handler throws is thrown.
   */
  perform(action: CallAction, timeoutAt?: Instant): unknown;
  /** Asks the app whether it performs a whole transaction itself; see rule TX-05. */
  execute(id: TransactionId, actions: readonly CallAction[]): boolean;
  /**
   * Tells the app that an action has timed out. From then on the action is complete.
   *
   * @throws {Error} where no such action was ever handed over
   */
  timeOut(id: ActionId): void;
}

/**
 * Helps to write the adapter of a bridge that has no action objects. Such a bridge gives a request
 * id and waits for an answer, or for a later report, or for a promise; here all of that is one
 * `settle`.
 *
 * The deadline of an action is `timeoutAt`; where the bridge does not say it, it is as far from now
 * as the profile has it.
 *
 * @example
 * ```ts
 * import { actionId, callId } from "@callspec/callspec";
 * import { offering, type SystemOptions } from "@callspec/callspec/conformance";
 * import { profile, VirtualClock } from "@callspec/callspec/reference";
 * import { assertEquals } from "@std/assert";
 *
 * // In an adapter these are what the kit gives to open().
 * const deliver = { endCall: (action) => action.fulfill() } as SystemOptions["deliver"];
 * const options = { deliver, clock: new VirtualClock(), profile: profile("callspec") };
 *
 * const answers: unknown[] = [];
 * const offer = offering(options, (id, outcome) => {
 *   answers.push({ command: "complete", request: Number(id.slice(-12)), outcome });
 * });
 * offer.perform({
 *   kind: "endCall",
 *   id: actionId("00000000-0000-4000-8000-000000000007"),
 *   callId: callId("aaaaaaaa-0000-4000-8000-00000000000a"),
 * });
 * assertEquals(answers, [{ command: "complete", request: 7, outcome: "fulfilled" }]);
 * ```
 */
export function offering(
  options: Pick<SystemOptions, "deliver" | "clock" | "profile">,
  settle: Settle,
): Offering {
  const { deliver, clock, profile } = options;
  const given = new Map<ActionId, Given>();

  function give(action: CallAction, at?: Instant): Given {
    const timeoutAt = at ?? instant(clock.now() + profile.deadlinesMs[action.kind]);
    const known = given.get(action.id);
    // Who is asked about an action and then performs it holds the same object.
    if (known) return Object.assign(known, { timeoutAt });
    const made: Given = { timeoutAt, isComplete: false, object: objectOf(action, () => made) };
    given.set(action.id, made);
    return made;
  }

  function objectOf(action: CallAction, behind: () => Given): Performing {
    return performing(action, {
      get timeoutAt() {
        return behind().timeoutAt;
      },
      isComplete: () => behind().isComplete,
      complete(outcome, details) {
        behind().isComplete = true;
        settle(action.id, outcome, details);
      },
    });
  }

  return {
    perform: (action, timeoutAt) => handle(deliver, action.kind, give(action, timeoutAt).object),
    execute: (id, actions) =>
      deliver.execute(transaction(id, actions.map((action) => give(action).object))),
    timeOut(id) {
      const late = given.get(id);
      if (!late) throw new Error(`Cannot time out action ${id}: the app was never given it`);
      late.isComplete = true;
      deliver.timedOut({ ...late.object });
    },
  };
}

/** An action that the app was given. */
interface Given {
  readonly object: Performing;
  timeoutAt: Instant;
  isComplete: boolean;
}

/** Calls the handler of a kind; the handlers are typed as the table is, so no cast is needed. */
function handle<K extends ActionKind>(
  handlers: { readonly [P in ActionKind]: (action: Performing<P>) => unknown },
  kind: K,
  action: Performing<K>,
): unknown {
  return handlers[kind](action);
}
