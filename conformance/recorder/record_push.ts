import type { CallId } from "../../call/mod.ts";
import type { IntentHandler, PushHandler, PushRegistry } from "../../provider/mod.ts";
import type { Recording } from "./recording.ts";
import { wrapped } from "./wrapped.ts";

/** What is known of a push that is being handed to the app. */
export interface PushFacts {
  /** Its number. */
  readonly push: number;
  /** The call that it brings. */
  readonly callId: CallId;
  /** Whether a call must be reported for it. */
  readonly isOwed: boolean;
}

/** The push registry, with each push and the return of its handler told to the trace. */
export function recordPushRegistry(
  registry: PushRegistry,
  trace: Recording,
  facts: () => PushFacts,
): PushRegistry {
  const recorded = (handler: PushHandler): PushHandler => (payload) => {
    const { push, ...rest } = facts();
    const mustReport = payload.mustReport ?? null;
    trace.append({ kind: "pushDelivered", push, ...rest, mustReport });
    try {
      return handler(payload);
    } finally {
      trace.append({ kind: "pushHandled", push });
    }
  };
  return wrapped(registry, () => (call, [handler]) => {
    return call(handler && recorded(handler as PushHandler));
  });
}

/** A handler of intents, with each told to the trace. */
export function recordIntents(handler: IntentHandler, trace: Recording): IntentHandler {
  return (intent) => {
    trace.append({ kind: "intentHeard", to: intent.handle });
    return handler(intent);
  };
}
