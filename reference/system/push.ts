import type { InputOf } from "./input.ts";
import { isOwn, type State } from "./state.ts";
import type { Turn } from "./turn.ts";

/** After so many failures a phone stops handing pushes to the app (rule PUSH-02). */
const PATIENCE = 3;

/** Whether pushes still come to the app. */
export function isPushHeard({ push }: State): boolean {
  return push.failures < PATIENCE;
}

/**
 * A push is handed to the app. Whether a call is owed for it its metadata say; without them it is,
 * unless the app is on the screen or has a call (rules PUSH-01, PUSH-03).
 */
export function takePush(turn: Turn, { push, mustReport }: InputOf<"pushDelivered">): void {
  const { environment, calls } = turn.state;
  const isOwed = mustReport ?? !(environment.isAppInForeground || calls.some(isOwn));
  turn.set({ push: { ...turn.state.push, owed: isOwed ? push : null } });
}

/** The handler of a push has returned: a call that is owed and not reported ends the app. */
export function takePushHandled(turn: Turn, { push }: InputOf<"pushHandled">): void {
  const { owed, failures } = turn.state.push;
  if (owed !== push) return;
  turn.set({ push: { owed: null, failures: failures + 1 } });
  turn.emit({ lane: "process", kind: "terminated" });
}
