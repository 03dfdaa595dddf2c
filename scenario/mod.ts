/**
 * What can happen to a call system or an app, as plain steps with a text form: the one vocabulary of
 * scenarios, generated sequences, counterexamples and replays.
 *
 * @module
 */
export {
  type Expectation,
  EXPECTATION_FORMS,
  type ExpectationKind,
  type ExpectationMap,
  EXPECTED,
  type Expected,
  printExpectation,
} from "./expectation.ts";
export { type FieldPart, type Form, type Part, samplesOf } from "./form.ts";
export { type LaneWord, type Parameter, type Slot } from "./parameter.ts";
export { type Reader } from "./reader.ts";
export {
  isStep,
  kitsOf,
  type Line,
  parseScenario,
  printLine,
  printScenario,
  type Scenario,
  ScenarioError,
} from "./scenario.ts";
export { type Setting, type SettingConfiguration, type SettingPolicies } from "./setting.ts";
export {
  APP_POLICIES,
  type AppPolicy,
  CAPABILITY_FLAGS,
  type CapabilityFlag,
  CONFIGURATION_CHANGES,
  type ConfigurationChange,
  type Kit,
  KITS,
  type NativeEventName,
  type OfCall,
  type OfLine,
  type Step,
  type StepBase,
  type StepKind,
  type StepMap,
  type StepOf,
  STRANGE_REPORTS,
  type StrangeReport,
} from "./step.ts";
export { printStep, STEP_FORMS, STEP_KINDS, type StepForm } from "./step_forms.ts";
