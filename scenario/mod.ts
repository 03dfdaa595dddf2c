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
  type Expected,
  printExpectation,
} from "./expectation.ts";
export { type FieldPart, type Form, type Part, samplesOf } from "./form.ts";
export { ACTION_WORDS, type LaneWord, type Parameter, type Slot } from "./parameter.ts";
export { type Reader } from "./reader.ts";
export {
  isStep,
  type Line,
  parseScenario,
  printLine,
  printScenario,
  type Scenario,
  ScenarioError,
} from "./scenario.ts";
export { type Setting, type SettingConfiguration } from "./setting.ts";
export {
  type AppPolicy,
  type Kit,
  type NativeEventName,
  type OfCall,
  printStep,
  type Step,
  STEP_FORMS,
  STEP_KINDS,
  type StepBase,
  type StepForm,
  type StepKind,
  type StepMap,
  type StepOf,
} from "./step.ts";
