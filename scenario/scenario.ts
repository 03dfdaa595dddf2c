import { type Expectation, EXPECTATION_FORMS, printExpectation } from "./expectation.ts";
import { isMismatch, type Mismatch, type ReadableForm, readForm } from "./form.ts";
import { Reader } from "./reader.ts";
import { printSetting, readSetting, type Setting } from "./setting.ts";
import { type Kit, KITS, type Step } from "./step.ts";
import { printStep, STEP_FORMS } from "./step_forms.ts";

/** A line of a scenario: something happens, or something is expected. */
export type Line = Step | Expectation;

/** A short story that can be played: the one form of examples, counterexamples and replays. */
export interface Scenario {
  /** What it is about. */
  readonly title: string;
  /** What it is played under. */
  readonly setting: Setting;
  /** What happens and what is expected, in order. */
  readonly lines: readonly Line[];
}

/**
 * Thrown where a text is no scenario. Compare `code`, never the class.
 */
export class ScenarioError extends SyntaxError {
  /** Always this word. */
  readonly code = "malformedScenario";
  /** The line, from 1. */
  readonly line: number;
  /** The column, from 1. */
  readonly column: number;

  /** Makes the error. */
  constructor(line: number, column: number, message: string) {
    super(`line ${line}, column ${column}: ${message}`);
    this.name = "ScenarioError";
    this.line = line;
    this.column = column;
  }
}

const STEPS = Object.entries<ReadableForm>(STEP_FORMS);
const LINES = [...STEPS, ...Object.entries<ReadableForm>(EXPECTATION_FORMS)];

/** Whether a line is something that happens. */
export function isStep(line: Line): line is Step {
  return Object.hasOwn(STEP_FORMS, line.kind);
}

/**
 * Reads a scenario: a title, a setting where it is not the default, then a line a step or
 * expectation. Empty lines and lines that begin with `#` are passed over.
 *
 * @throws {ScenarioError} with line, column and what was expected there
 *
 * @example
 * ```ts
 * import { parseScenario } from "@callspec/callspec/scenario";
 * import { assertEquals } from "@std/assert";
 *
 * const scenario = parseScenario(`
 *   scenario "declined"
 *   remote calls a from generic "ada"
 *   user declines a
 *   expect call a is gone
 * `);
 * assertEquals(scenario.lines[1], { kind: "userDeclines", call: "a" });
 * ```
 */
export function parseScenario(text: string): Scenario {
  let title: string | undefined;
  let setting: Setting = {};
  const lines: Line[] = [];
  for (const [index, content] of text.replace(/^\uFEFF/, "").split(/\r?\n/).entries()) {
    const reader = new Reader(content.trimEnd());
    if (reader.isDone || reader.peek().startsWith("#")) continue;
    const fail = ({ column, expected }: Mismatch) => {
      const found = reader.isDone ? "the end of the line" : JSON.stringify(wordAt(content, column));
      throw new ScenarioError(index + 1, column, `expected ${expected}, found ${found}`);
    };
    if (title === undefined) title = readTitle(reader, fail);
    else if (reader.peek() === "with" && lines.length === 0) {
      const read = readSetting(reader, setting);
      setting = isMismatch(read) ? fail(read) : read;
    } else lines.push(readLine(reader, fail));
  }
  if (title === undefined) throw new ScenarioError(1, 1, `expected "scenario", found nothing`);
  return { title, setting, lines };
}

function readTitle(reader: Reader, fail: (mismatch: Mismatch) => never): string {
  if (reader.peek() !== "scenario") return fail({ column: reader.column, expected: `"scenario"` });
  reader.skip();
  const { column } = reader;
  const title = reader.quoted();
  if (title === undefined) return fail({ column, expected: "a title in double quotes" });
  if (!reader.isDone) return fail({ column: reader.column, expected: "the end of the line" });
  return title;
}

/** Reads a line by the one form that fits; where none does, the furthest that came tell why. */
function readLine(reader: Reader, fail: (mismatch: Mismatch) => never): Line {
  const modifier = readModifier(reader);
  const start = reader.position;
  let furthest = 0;
  let expected: string[] = [];
  for (const [kind, form] of modifier.atOnce ? STEPS : LINES) {
    reader.position = start;
    const read = readForm(form, reader);
    if (!isMismatch(read)) return { kind, ...modifier, ...read } as unknown as Line; // The tables pair each kind with its form.
    if (read.column > furthest) [furthest, expected] = [read.column, []];
    if (read.column === furthest) expected.push(read.expected);
  }
  reader.position = furthest - 1;
  return fail({ column: furthest, expected: alternatives([...new Set(expected)]) });
}

/** Reads `at once`, where a line begins with it. */
function readModifier(reader: Reader): { readonly atOnce?: true } {
  const start = reader.position;
  for (const word of ["at", "once"]) {
    if (reader.peek() !== word) {
      reader.position = start;
      return {};
    }
    reader.skip();
  }
  return { atOnce: true };
}

/** Words as a choice in a sentence: `a, b or c`. */
function alternatives(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

function wordAt(content: string, column: number): string {
  return content.slice(column - 1).trim().split(/\s/)[0] ?? "";
}

/** The text of a line. */
export function printLine(line: Line): string {
  return isStep(line) ? printStep(line) : printExpectation(line);
}

/** The text that reads back as the scenario. */
export function printScenario({ title, setting, lines }: Scenario): string {
  const head = [`scenario ${JSON.stringify(title)}`, ...printSetting(setting)];
  return [...head, ...lines.map(printLine), ""].join("\n");
}

/** The kits that can take every step of a scenario. */
export function kitsOf({ lines }: Scenario): readonly Kit[] {
  return KITS.filter((kit) =>
    lines.every((line) => !isStep(line) || STEP_FORMS[line.kind].kits.includes(kit))
  );
}
