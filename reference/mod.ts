/**
 * The reference call system: what developers put in place of hand-made mocks, and the system side of
 * an app under test. A pure core in `system/`, and a thin shell round it.
 *
 * @module
 */
export { AppProcess } from "./app_process.ts";
export { CallFlows, type CallStanding, type FlowSystem } from "./call_flows.ts";
export { checkWord } from "./check_word.ts";
export { CallSystem, type CallSystemOptions, createCallSystem } from "./call_system.ts";
export {
  ENGINE_POLICIES,
  EngineDouble,
  type EngineLeg,
  type EnginePolicy,
  type LegPhase,
  RemoteParty,
} from "./engine_double.ts";
export { type BridgeListener, type BridgeOptions, EventBridge } from "./events/event_bridge.ts";
export {
  CallDelegate,
  type CallDelegateParts,
  CallManager,
  ENDED_REASON_OF,
  endLeftovers,
  patientController,
  type PushedCall,
  type Session,
} from "./app/mod.ts";
export {
  ANDROID_CALLBACKS,
  ANDROID_DUTIES,
  ANDROID_TELECOM,
  type AndroidDuty,
  type CompletionTerms,
  completionTerms,
  DISCONNECT_CAUSE_OF,
  DISCONNECT_CAUSES,
  type DisconnectCause,
  type InitialCapabilities,
  type Profile,
  profile,
  PROFILE_NAMES,
  type ProfileName,
} from "../profile/mod.ts";
export { barrier, onUnhandled } from "./host.ts";
export { DEFAULT_ORDER, type LaneOrder } from "./outbox.ts";
export { Random, seedOf } from "./random.ts";
export { type ReferenceObserver } from "./reference_observer.ts";
export { RealClock } from "./real_clock.ts";
export { gestureOf } from "./step_gestures.ts";
export {
  type ActionState,
  type AnyDetails,
  type ArmedRefusal,
  type AudioState,
  type CallCard,
  type CallState,
  type CompletionEffect,
  type DelegateEffect,
  type DelegateEffectMap,
  type Effect,
  type Environment,
  type ForeignCall,
  type Freedoms,
  type Gesture,
  type GestureKind,
  type GestureMap,
  type Input,
  type InputKind,
  type InputMap,
  type InputOf,
  type Lane,
  type ObserverEffect,
  type OfferedAction,
  type Origin,
  type Owner,
  type PhoneScreen,
  type ProcessEffect,
  type ProviderNumber,
  type ProviderState,
  type PushState,
  type RecentsEntry,
  type Refusal,
  type State,
  type TransactionState,
  transition,
} from "./system/mod.ts";
export { checkKeys, UserGestures } from "./user_gestures.ts";
export { WorldControls } from "./world_controls.ts";
export { milliseconds, VirtualClock } from "./virtual_clock.ts";
