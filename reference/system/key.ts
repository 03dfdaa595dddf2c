import type { CallAction } from "../../actions/mod.ts";
import { membersOf } from "./groups.ts";
import type { ActionState, CallState, State, TransactionState } from "./state.ts";

/**
 * The core of a state in short: phases, directions, hold and mute, what is open, audio. Two states
 * with one key behave alike but for names, times and ids; calls are not told apart by name.
 */
export function keyOf(state: State): string {
  const calls = state.calls.map((call) => callKey(state, call)).sort();
  const providers = state.providers.length;
  return `${providers}p ${calls.join(" ")}${state.audio.holder === null ? "" : " audio"}`;
}

function callKey(state: State, call: CallState): string {
  const flags = [
    typeof call.owner === "number" ? "" : call.owner,
    call.isOutgoing ? "out" : "in",
    call.group === null ? "" : `of${membersOf(state, call).length}`,
    call.isOnHold ? "held" : "",
    call.isMuted ? "muted" : "",
    call.info.supportsHolding ? "" : "unholdable",
    call.isEndOverdue ? "overdue" : "",
    call.isDoomed ? "doomed" : "",
  ];
  const open = state.transactions.flatMap((transaction) =>
    transaction.actions
      .filter(({ action, isOpen }) => isOpen && action.callId === call.id)
      .map((each) => actionKey(each, transaction))
  );
  return [call.phase, ...flags.filter((flag) => flag !== ""), ...open].join(".");
}

/** What of an action makes a difference; who asked does for an end only (rule HLD-07). */
function actionKey({ action, isGiven }: ActionState, { origin, stage }: TransactionState): string {
  const isSystems = origin === "system" && action.kind === "endCall";
  const isHeldUp = stage === "performing" && !isGiven;
  return `${action.kind}${valueOf(action)}${isSystems ? "!" : ""}${isHeldUp ? "~" : ""}`;
}

function valueOf(action: CallAction): string {
  switch (action.kind) {
    case "setHeld":
      return String(action.isOnHold);
    case "setMuted":
      return String(action.isMuted);
    case "setGroup":
      return action.callIdToGroupWith === null ? "Out" : "In";
    default:
      return "";
  }
}
