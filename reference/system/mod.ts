/**
 * The call system as a pure function: no clock, no timer, no listener, no chance. A file a chapter
 * of the contract.
 *
 * @module
 */
export { nextDue } from "./deadlines.ts";
export {
  type CompletionEffect,
  type DelegateEffect,
  type DelegateEffectMap,
  type Effect,
  type Lane,
  type ObserverEffect,
  type OfferedAction,
  type Refusal,
} from "./effect.ts";
export { type Gesture, type GestureKind, type GestureMap, whyNotOffered } from "./gesture.ts";
export { type Input, type InputKind, type InputMap, type InputOf } from "./input.ts";
export { keyOf } from "./key.ts";
export { mintUuid } from "./mint.ts";
export {
  type ActionState,
  type ArmedRefusal,
  callOf,
  type CallState,
  hasOpen,
  initialState,
  openAction,
  openActions,
  type Origin,
  type ProviderNumber,
  type ProviderState,
  type State,
  type TransactionState,
} from "./state.ts";
export { callSeen, transition } from "./transition.ts";
