import type { CallId } from "../../call/mod.ts";
import {
  type CallEngine,
  type CallEngineListener,
  ENGINE_OPERATIONS,
  type EngineOperation,
} from "../../engine/mod.ts";
import type { AudioSession } from "../../provider/mod.ts";
import type { EventMap, NewEvent } from "../../trace/mod.ts";
import type { Numbers } from "./record_provider.ts";
import { wrapped, type Wrapper } from "./wrapped.ts";
import type { Recording } from "./recording.ts";

/** The engine, with what the app asks of it and what it tells the app told to the trace. */
export function recordEngine(engine: CallEngine, trace: Recording, numbers: Numbers): CallEngine {
  const wrappers: Record<string, Wrapper> = {
    setListener: (call, [listener]) =>
      call(listener && recordListener(listener as CallEngineListener, trace)),
    startMedia: told(trace, (callId) => ({ kind: "mediaStarted", callId })),
    stopMedia: told(trace, (callId) => ({ kind: "mediaStopped", callId })),
    setMuted: told(trace, (callId, [, isMuted]) => ({
      kind: "microphoneSet",
      callId,
      isMuted: isMuted === true,
    })),
  };
  for (const operation of ENGINE_OPERATIONS) {
    wrappers[operation] = (call, args) => recordAsk(operation, call, args, trace, numbers);
  }
  return wrapped(engine, (name) => wrappers[name]);
}

/** The audio session, with what the app does to it told to the trace. */
export function recordAudioSession(session: AudioSession, trace: Recording): AudioSession {
  const wrappers: Readonly<Record<string, Wrapper>> = {
    configure(call) {
      trace.append({ kind: "audioConfigured" });
      return call();
    },
    setActive(call, [isActive]) {
      trace.append({ kind: "audioActivationTried", isActive: isActive === true });
      return call(isActive);
    },
  };
  return wrapped(session, (name) => wrappers[name]);
}

function told(
  trace: Recording,
  eventOf: (id: CallId, args: readonly unknown[]) => NewEvent,
): Wrapper {
  return (call, args) => {
    trace.append(eventOf(args[0] as CallId, args));
    return call(...args);
  };
}

function recordAsk(
  operation: EngineOperation,
  call: Parameters<Wrapper>[0],
  args: readonly unknown[],
  trace: Recording,
  numbers: Numbers,
): unknown {
  const callId = args[0] as CallId;
  const ask = numbers.next++;
  const extra = operation === "setHeld"
    ? { isOnHold: args[1] === true }
    : operation === "sendDigits"
    ? { digits: String(args[1]) }
    : {};
  trace.append({ kind: "engineAsked", ask, operation, callId, ...extra });
  const promise = call(...args) as Promise<void>;
  const settle = (isSuccess: boolean) =>
    trace.append({ kind: "engineSettled", ask, operation, callId, isSuccess });
  promise.then(() => settle(true), () => settle(false));
  return promise;
}

function recordListener(listener: CallEngineListener, trace: Recording): CallEngineListener {
  type Plain = Exclude<EventMap["engineReported"]["report"], "ended" | "videoChanged">;
  const heard = (report: Plain): Wrapper => (call, args) => {
    trace.append({ kind: "engineReported", report, callId: args[0] as CallId });
    return call(...args);
  };
  const wrappers: Readonly<Record<string, Wrapper>> = {
    incoming: heard("incoming"),
    ringing: heard("ringing"),
    connected: heard("connected"),
    videoChanged(call, args) {
      const [callId, isOn] = args as [CallId, boolean];
      trace.append({ kind: "engineReported", report: "videoChanged", callId, isOn });
      return call(...args);
    },
    ended(call, args) {
      const [callId, cause] = args as [CallId, string];
      trace.append({ kind: "engineReported", report: "ended", callId, cause });
      return call(...args);
    },
  };
  return wrapped(listener, (name) => wrappers[name]);
}
