import {
  ACTION_KINDS,
  type CallAction,
  type Performing,
  type Transaction,
} from "../../actions/mod.ts";
import { transaction } from "../../actions/mod.ts";
import type { ProviderDelegate } from "../../provider/mod.ts";
import { thrownText } from "./error_data.ts";
import { type ActionRecorder, performed } from "./record_action.ts";
import { wrapped, type Wrapper } from "./wrapped.ts";
import type { Recording } from "./recording.ts";

/** The members of a delegate that a system may call. */
export const DELEGATE_MEMBERS: readonly string[] = [
  "didBegin",
  "didReset",
  "execute",
  "timedOut",
  "didActivateAudio",
  "didDeactivateAudio",
  ...ACTION_KINDS,
];

/** The delegate, with each call of it told to the trace. */
export function recordDelegate(
  delegate: ProviderDelegate,
  provider: number,
  trace: Recording,
  actions: ActionRecorder,
): ProviderDelegate {
  const told =
    (kind: "didBegin" | "didReset" | "audioActivated" | "audioDeactivated"): Wrapper =>
    (call, args) => {
      trace.append({ kind, provider });
      return call(...args);
    };
  const wrappers: Readonly<Record<string, Wrapper>> = {
    didBegin: told("didBegin"),
    didReset: told("didReset"),
    didActivateAudio: told("audioActivated"),
    didDeactivateAudio: told("audioDeactivated"),
    timedOut(call, [action]) {
      const { id, callId, kind } = action as CallAction;
      trace.append({ kind: "timedOut", actionId: id, callId, action: kind });
      return call(action);
    },
    execute: (call, [asked]) => recordExecute(call, asked as Transaction, trace, actions),
  };
  const perform: Wrapper = (call, [action]) =>
    recordHandler(call, action as Performing, trace, actions);
  return wrapped(
    delegate,
    (name) => wrappers[name] ?? (DELEGATE_MEMBERS.includes(name) ? perform : undefined),
  );
}

function recordExecute(
  call: Parameters<Wrapper>[0],
  asked: Transaction,
  trace: Recording,
  actions: ActionRecorder,
): boolean {
  const { id: transactionId } = asked;
  trace.append({ kind: "executeAsked", transactionId, actions: asked.actions.map(performed) });
  let isExecuting = false;
  try {
    const recorded = asked.actions.map((action) => actions.record(action));
    isExecuting = call(transaction(transactionId, recorded)) === true;
  } finally {
    trace.append({ kind: "executeAnswered", transactionId, isExecuting });
  }
  return isExecuting;
}

function recordHandler(
  call: Parameters<Wrapper>[0],
  action: Performing,
  trace: Recording,
  actions: ActionRecorder,
): unknown {
  const { id: actionId } = action;
  const returned = (isAsync: boolean, thrown: string | null) =>
    trace.append({ kind: "handlerReturned", actionId, isAsync, thrown });
  const settled = (rejected: string | null) =>
    trace.append({ kind: "handlerSettled", actionId, rejected });
  trace.append({ kind: "performed", ...performed(action), isHandled: true });
  let result: unknown;
  try {
    result = call(actions.record(action));
  } catch (error) {
    returned(false, thrownText(error));
    throw error;
  }
  if (!isThenable(result)) {
    returned(false, null);
    return result;
  }
  returned(true, null);
  result.then(() => settled(null), (error) => settled(thrownText(error)));
  return result;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value &&
    typeof value.then === "function";
}
