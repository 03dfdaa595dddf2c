import { effectMutant as of, type Mutant } from "./mutant.ts";

/** The reference system with one fault each. */
export const SYSTEM_MUTANTS: readonly Mutant[] = [
  of(
    "never settles a request that it refuses",
    "system/settle-requests-once",
    (effect) => effect.kind === "requestSettled" && effect.refusal ? [] : effect,
  ),
  of(
    "accepts actions for calls that it does not know",
    "system/refuse-unknown-calls",
    (effect) =>
      effect.kind === "requestSettled" && effect.refusal?.code === "unknownCallId"
        ? { ...effect, refusal: null }
        : effect,
  ),
  of(
    "takes a second report under the id of a live call",
    "system/refuse-known-ids",
    (effect) =>
      effect.kind === "incomingSettled" && effect.refusal?.code === "callIdAlreadyExists"
        ? { ...effect, refusal: null }
        : effect,
  ),
  of(
    "shows a call as connected when it is started",
    "system/connect-on-fulfillment",
    (effect) =>
      effect.kind === "observed" && effect.call.isOutgoing && !effect.call.hasEnded
        ? { ...effect, call: { ...effect.call, hasConnected: true } }
        : effect,
  ),
  of(
    "tells no observer that a call has ended",
    "system/end-calls-for-good",
    (effect) => effect.kind === "observed" && effect.call.hasEnded ? [] : effect,
  ),
  of(
    "lets actions expire in silence",
    "system/time-out-late-actions",
    (effect) => effect.kind === "timedOut" ? [] : effect,
  ),
];
