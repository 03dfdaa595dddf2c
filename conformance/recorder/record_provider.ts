import {
  type CallEndedReason,
  type CallId,
  callId,
  type CallUpdate,
  callUpdate,
  instant,
  shown,
} from "../../call/mod.ts";
import { type Performing, type Transaction, transaction } from "../../actions/mod.ts";
import type { CallProvider, ProviderDelegate } from "../../provider/mod.ts";
import { type NewEvent, recordedConfiguration } from "../../trace/mod.ts";
import { type Rejection, rejection } from "./error_data.ts";
import type { ActionRecorder } from "./record_action.ts";
import { DELEGATE_MEMBERS, recordDelegate } from "./record_delegate.ts";
import { wrapped, type Wrapper } from "./wrapped.ts";
import type { Recording } from "./recording.ts";

/** Numbers reports and requests, so that a settlement can be told from another. */
export interface Numbers {
  next: number;
}

/** The provider, with everything that crosses it told to the trace. */
export function recordProvider(
  provider: CallProvider,
  number: number,
  trace: Recording,
  actions: ActionRecorder,
  numbers: Numbers,
): CallProvider {
  trace.append({
    kind: "providerCreated",
    provider: number,
    configuration: recordedConfiguration(provider.configuration),
  });
  const wrappers: Readonly<Record<string, Wrapper>> = {
    ...reportWrappers(trace, numbers),
    setDelegate(call, [given]) {
      const delegate = given as ProviderDelegate | null;
      const members = delegate &&
        DELEGATE_MEMBERS.filter((name) => typeof Reflect.get(delegate, name) === "function");
      trace.append({ kind: "delegateSet", provider: number, members });
      return call(delegate && recordDelegate(delegate, number, trace, actions));
    },
    invalidate(call) {
      trace.append({ kind: "invalidated", provider: number });
      return call();
    },
    // What is found there can be completed as well as what a handler is given.
    pendingActions: (call, args) =>
      (call(...args) as readonly Performing[]).map((action) => actions.record(action)),
  };
  return withPending(wrapped(provider, (name) => wrappers[name]), actions);
}

/** The provider, with the actions of its pending transactions told to the trace when completed. */
function withPending(provider: CallProvider, actions: ActionRecorder): CallProvider {
  return new Proxy(provider, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (name !== "pendingTransactions") return member;
      return (member as readonly Transaction[]).map(({ id, actions: own }) =>
        transaction(id, own.map((action) => actions.record(action)))
      );
    },
  });
}

/** How the reports of an app are told to the trace, by the name of the member. */
export function reportWrappers(
  trace: Recording,
  numbers: Numbers,
): Readonly<Record<string, Wrapper>> {
  const told =
    (eventOf: (callId: CallId, args: readonly unknown[]) => NewEvent): Wrapper => (call, args) => {
      const event = readOrNull(() => eventOf(callId(args[0] as string), args));
      if (event) trace.append(event);
      return call(...args);
    };
  const at = (given: unknown) => given === undefined ? null : instant(given as number);
  return {
    reportNewIncomingCall: (call, args) => recordReport(call, args, trace, numbers),
    reportCallUpdated: told((callId, [, update]) => ({
      kind: "callUpdated",
      callId,
      update: callUpdate(update as CallUpdate),
    })),
    reportOutgoingCallStartedConnecting: told((callId, [, given]) => ({
      kind: "outgoingConnecting",
      callId,
      startedAt: at(given),
    })),
    reportOutgoingCallConnected: told((callId, [, given]) => ({
      kind: "outgoingConnected",
      callId,
      connectedAt: at(given),
    })),
    reportCallEnded: told((callId, [, reason, given]) => ({
      kind: "callEndReported",
      callId,
      reason: (typeof reason === "string" ? reason : shown(reason)) as CallEndedReason,
      endedAt: at(given),
    })),
  };
}

/** The promise itself is handed on: the trace hears of it first, because it asked first. */
function recordReport(
  call: Parameters<Wrapper>[0],
  args: readonly unknown[],
  trace: Recording,
  numbers: Numbers,
): unknown {
  const read = readOrNull(() => ({
    callId: callId(args[0] as string),
    update: callUpdate(args[1] as CallUpdate),
  }));
  if (!read) return call(...args);
  const report = numbers.next++;
  trace.append({ kind: "incomingReported", report, ...read });
  const promise = call(...args) as Promise<void>;
  trace.append({ kind: "callReturned", of: "report", number: report });
  const settle = (outcome: Rejection | { readonly error: null }) =>
    trace.append({ kind: "incomingSettled", report, callId: read.callId, ...outcome });
  promise.then(() => settle({ error: null }), (reason) => settle(rejection(reason)));
  return promise;
}

/** What is malformed is for the one that it was given to, not for the trace. */
function readOrNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
