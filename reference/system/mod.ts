/**
 * The call system as a pure function: no clock, no timer, no listener, no chance. A file a chapter
 * of the contract.
 *
 * @module
 */
export { whyNotActivatable } from "./audio.ts";
export { nextDue } from "./deadlines.ts";
export { type AnyDetails } from "./details.ts";
export {
  type CompletionEffect,
  type DelegateEffect,
  type DelegateEffectMap,
  type Effect,
  type Lane,
  type ObserverEffect,
  type OfferedAction,
  type ProcessEffect,
  type Refusal,
} from "./effect.ts";
export { type Environment, INITIAL_ENVIRONMENT } from "./environment.ts";
export { type Freedoms, INITIAL_FREEDOMS } from "./freedoms.ts";
export { type Gesture, type GestureKind, type GestureMap, whyNotOffered } from "./gesture.ts";
export { membersOf } from "./groups.ts";
export {
  type ForeignCall,
  type Input,
  type InputKind,
  type InputMap,
  type InputOf,
} from "./input.ts";
export { keyOf } from "./key.ts";
export { mintUuid } from "./mint.ts";
export { isPushHeard } from "./push.ts";
export { type Ending, nameOf } from "./recents.ts";
export { type RecentsEntry } from "./recents_entry.ts";
export {
  type ActionState,
  type ArmedRefusal,
  type AudioState,
  callOf,
  type CallState,
  hasOpen,
  initialState,
  isOwn,
  openAction,
  openActions,
  type Origin,
  type Owner,
  type ProviderNumber,
  type ProviderState,
  type PushState,
  type State,
  type TransactionState,
} from "./state.ts";
export { type CallCard, type PhoneScreen, screenOf } from "./screen.ts";
export { callSeen, transition } from "./transition.ts";
