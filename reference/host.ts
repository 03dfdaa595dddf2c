/**
 * The one door to the host's task queue: a barrier that lets every promise that can settle now
 * settle, and the hooks for rejections that nobody handles. Captured at import, so that a test's
 * fake timers do not stop it. See `docs/decisions/` for the figures behind the choice.
 */

/** The parts of a host that may be there. */
export interface Host {
  readonly setImmediate?: (task: () => void) => unknown;
  readonly MessageChannel?: new () => Channel;
  readonly setTimeout?: (task: () => void, ms: number) => unknown;
  readonly addEventListener?: (type: string, listener: (event: RejectionEvent) => void) => void;
  readonly removeEventListener?: (type: string, listener: (event: RejectionEvent) => void) => void;
  readonly process?: {
    on?(name: string, listener: (reason: unknown) => void): void;
    off?(name: string, listener: (reason: unknown) => void): void;
  };
}

interface Channel {
  readonly port1: { onmessage: (() => void) | null; close(): void };
  readonly port2: { postMessage(message: unknown): void; close(): void };
}

interface RejectionEvent {
  readonly reason?: unknown;
  readonly error?: unknown;
  preventDefault(): void;
}

/** How many turns a promise may take where the host has nothing to wait by. */
const TURNS = 1_000;

/**
 * Resolves once the host has run every microtask that was ready. Promises that wait for a step of a
 * kit, a timer or the network stay as they are.
 */
export const barrier: () => Promise<void> = barrierOf(globalThis as Host);

/** The barrier of a host, by what it has. */
export function barrierOf({ setImmediate, MessageChannel, setTimeout }: Host): () => Promise<void> {
  if (isReal(setImmediate)) {
    return () => new Promise((resolve) => void setImmediate(() => resolve()));
  }
  if (MessageChannel) return () => passed(new MessageChannel());
  if (isReal(setTimeout)) return () => new Promise((resolve) => void setTimeout(resolve, 0));
  return async () => {
    for (let turn = 0; turn < TURNS; turn++) await null;
  };
}

function passed({ port1, port2 }: Channel): Promise<void> {
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      port2.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Whether the host has a timer that goes by itself. Where a runner put its fake timers in place before
 * it loaded anything, each carries the clock that somebody else moves.
 */
function isReal<T extends object>(timer: T | undefined): timer is T {
  return timer !== undefined && !("clock" in timer);
}

/**
 * Hears promises that reject and that nobody handles, and errors that nobody catches, instead of
 * letting the host end the process. What it returns stops it.
 */
export function onUnhandled(hear: (reason: unknown) => void): () => void {
  const host = globalThis as Host;
  if (host.addEventListener && host.removeEventListener) {
    const listener = (event: RejectionEvent) => {
      event.preventDefault();
      hear(event.reason ?? event.error);
    };
    host.addEventListener("unhandledrejection", listener);
    host.addEventListener("error", listener);
    return () => {
      host.removeEventListener?.("unhandledrejection", listener);
      host.removeEventListener?.("error", listener);
    };
  }
  host.process?.on?.("unhandledRejection", hear);
  return () => host.process?.off?.("unhandledRejection", hear);
}
