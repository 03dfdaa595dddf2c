import type { Effect, State } from "../../reference/system/mod.ts";
import { hasOpen, openActions } from "../../reference/system/mod.ts";

/** What is wrong with a state that can never be; null where all is well. */
export function wrongIn(state: State): string | null {
  for (const [name, holds] of NAMED) if (!holds(state)) return name;
  return null;
}

const INVARIANTS: Readonly<Record<string, (state: State) => boolean>> = {
  "at most one call, or one group, is in front and connected": (state) =>
    new Set(
      state.calls.filter((call) =>
        call.phase === "active" && !call.isOnHold && !hasOpen(state, call.id, "endCall") &&
        !isBeingHeld(state, call.id)
      ).map(({ id, group }) => group ?? id),
    ).size <= 1,
  "a group has at least two calls, and no more than its provider allows": (
    { calls, providers },
  ) => {
    const limit = providers[0]?.configuration.maximumCallsPerCallGroup ?? 0;
    const groups = Map.groupBy(calls.filter(({ group }) => group !== null), ({ group }) => group);
    return [...groups.values()].every(({ length }) => length >= 2 && length <= limit);
  },
  "those who talk together are connected": ({ calls }) =>
    calls.every(({ group, phase }) => group === null || phase === "active"),
  "every open action is about a live call": (state) =>
    openActions(state).every(({ action }) => state.calls.some(({ id }) => id === action.callId)),
  "every transaction has an open action": (state) =>
    state.transactions.every(({ actions }) => actions.some(({ isOpen }) => isOpen)),
  "every action and transaction has an id of its own": (state) => {
    const ids = state.transactions.flatMap(({ id, actions }) => [
      id as string,
      ...actions.map(({ action }) => action.id as string),
    ]);
    return new Set(ids).size === ids.length;
  },
  "every live call has an id of its own": ({ calls }) =>
    new Set(calls.map(({ id }) => id)).size === calls.length,
  "every call belongs to a provider in service": ({ calls, providers }) =>
    calls.every((call) => providers.some(({ number }) => number === call.owner)),
  "audio is active just while a call needs it": ({ audio, calls }) =>
    (audio.holder !== null) ===
      calls.some(({ phase, isOnHold }) => !isOnHold && phase !== "ringing" && phase !== "starting"),
  "one DTMF action of a call at most is performed": (state) =>
    state.calls.every((call) =>
      state.transactions.flatMap(({ actions }) => actions).filter(({ action, isOpen, isGiven }) =>
        isOpen && isGiven && action.kind === "playDtmf" && action.callId === call.id
      ).length <= 1
    ),
  "only incoming calls ring": ({ calls }) =>
    calls.every(({ phase, isOutgoing }) => phase !== "ringing" || !isOutgoing),
};

const NAMED = Object.entries(INVARIANTS);

function isBeingHeld(state: State, id: string): boolean {
  return openActions(state).some(({ action }) =>
    action.callId === id && action.kind === "setHeld" && action.isOnHold
  );
}

/** What is wrong with the effects of one input; null where all is well. */
export function wrongWith(effects: readonly Effect[]): string | null {
  const refused = effects.some((effect) => effect.lane === "completion" && effect.refusal);
  if (refused && effects.length > 1) return "a refusal comes alone";
  const ended = new Set<string>();
  for (const effect of effects) {
    if (effect.kind !== "observed") continue;
    if (ended.has(effect.call.id)) return "nothing is observed of a call after its end";
    if (effect.call.hasEnded) ended.add(effect.call.id);
  }
  return null;
}
