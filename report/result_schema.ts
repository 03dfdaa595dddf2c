import {
  type Allowed,
  type Asked,
  type Certificate,
  type CutShort,
  type Life,
  type Origin,
  PARTS,
  type Property,
  type Reading,
  type Scope,
  type Shard,
  type Witness,
} from "../conformance/mod.ts";
import { PROFILE_NAMES } from "../profile/mod.ts";
import type { Ability, Capability, Evidence, RuleId, Source } from "../rules/mod.ts";
import { KITS } from "../scenario/mod.ts";
import {
  allOptional,
  flag,
  flawOf,
  integer,
  list,
  literal,
  named,
  nullable,
  object,
  optional,
  type Schema,
  table,
  tagged,
  text,
  word,
} from "../schema/mod.ts";
import {
  CONFIGURATION_FIELDS,
  EVENT_SCHEMA,
  type RecordedConfiguration,
  type TraceEvent,
} from "../trace/mod.ts";
import { knownFailureSchema } from "./baseline.ts";
import { checksumOf } from "./digests.ts";
import {
  type Claim,
  type DetourData,
  type EffortData,
  type ExitCode,
  type FindingData,
  type Outcome,
  type ProductData,
  RESULT_VERSION,
  type ResultData,
  type RuleData,
  type Share,
  type StepData,
  type TakingsData,
  type TouredData,
  type VerdictData,
} from "./result_data.ts";

const count = (about?: string) => integer({ minimum: 0, ...(about && { about }) });
const texts: Schema<readonly string[]> = list(text());
const ruleId = text<RuleId>();

const rule: Schema<RuleData> = named(
  "Rule",
  object<RuleData>({
    id: text<RuleId>({ about: "Names it for good; before the slash is the side that it binds." }),
    level: word(["must", "should"]),
    evidence: word<Evidence>(
      ["documented", "stated", "derived", "promise", "measured", "community"],
      { about: "Where it stands. The last two are advice." },
    ),
    isLaw: flag({ about: "Whether breaking it makes an implementation non-conformant." }),
    since: text({ about: "The version of the specification that it came with." }),
    statement: text({ about: "The rule, as a sentence." }),
    because: text({ about: "Why it is so." }),
    refs: list(text(), { about: "The entries of the contract that it is for." }),
    sources: list(object<Source>({ title: text(), url: optional(text()) }), {
      about: "Who says so.",
    }),
  }),
);

const because = text({ about: "Why." });
const exercised = count("How often the rule had something to say.");
const withinMs = optional(
  count("For how many ms was waited for what comes by the rule, on real time."),
);

const verdict: Schema<VerdictData> = named(
  "Verdict",
  tagged<VerdictData, "status">("status", {
    passed: { rule, exercised, withinMs },
    failed: { rule, withinMs },
    known: { rule, known: knownFailureSchema },
    mended: { rule, exercised, known: knownFailureSchema },
    inconclusive: { rule, because },
    inapplicable: { rule, because },
    notRun: { rule, because },
  }),
);

const event: Schema<TraceEvent> = named("Event", EVENT_SCHEMA);

const reading: Schema<Reading> = named(
  "Reading",
  tagged<Reading, "kind">("kind", {
    profile: { profile: word(PROFILE_NAMES) },
    declared: { capability: text<Capability>() },
    notDeclared: { capability: text<Capability>() },
  }),
);

const finding: Schema<FindingData> = named(
  "Finding",
  object<FindingData>({
    rule,
    expected: text({ about: "What should have been." }),
    observed: text({ about: "What was." }),
    hint: optional(text({ about: "How to mend it." })),
    at: count("The index of the event at which it broke."),
    scenario: text({ about: "The counterexample in its text form." }),
    steps: list(object<StepData>({ text: text(), free: texts, fixed: texts }), {
      about: "Its steps; other values of the free fields break the rule as well.",
    }),
    token: text({ about: "Replays it." }),
    events: list(event, { about: "What was seen, as a recorded trace has it." }),
    calls: table(text(), { about: "The names of the calls, by id." }),
    diagram: list(text(), { about: "The events as a sequence diagram, line by line." }),
    certificate: object<Certificate>(
      { isShortest: flag(), upTo: count(), executed: count() },
      { about: "Whether it is the shortest, up to how many steps all ways were tried." },
    ),
    replays: count("How many of three replays broke the rule by the same events."),
    shrunk: object<FindingData["shrunk"]>(
      { from: count(), runs: count(), executed: count() },
      { about: "How long the sequence was that was found, and what shrinking it took." },
    ),
    witness: nullable(object<Witness>({
      control: word<Witness["control"]>(["keeps", "breaks", "cannotFollow"], {
        about: "Whether the reference keeps the rule by the same steps.",
      }),
      allowed: object<Allowed>({
        got: text({ about: "What was at the place of the breach." }),
        oneOf: list(text(), { about: "What the reference has there, in every order." }),
      }),
    })),
    readings: list(reading, { about: "Under what the same events would break nothing." }),
    beside: list(ruleId, { about: "The rules that the same steps break." }),
    follows: nullable(ruleId),
  }),
);

const share: Schema<Share> = named("Share", object<Share>({ reached: count(), of: count() }));

const detour: Schema<DetourData> = named(
  "Detour",
  object<DetourData>({ from: text(), step: text(), expected: text(), observed: text() }),
);

const effort: Schema<EffortData> = object<EffortData>({
  walks: count(),
  steps: count("Steps that were taken in walks."),
  skipped: count("Steps that could not be taken where they stood."),
  states: count("States that were told apart."),
  toured: nullable(object<TouredData>({
    states: share,
    transitions: share,
    refusals: share,
    steps: count(),
    detours: list(detour, { about: "Steps that led elsewhere than the reference says." }),
  })),
  paired: nullable(
    object<NonNullable<EffortData["paired"]>>({ pairs: share, steps: count() }),
  ),
});

const takings: Schema<TakingsData> = object<TakingsData>({
  asked: object<Asked>(
    {
      steps: count(),
      scope: nullable(object<Scope>({ calls: count(), open: count() })),
      replays: count(),
    },
    { about: "How much was asked of all shares together." },
  ),
  states: text({ about: "The states that were seen, each as eight letters." }),
  exercised: table(count(), { about: "How often each rule had something to say." }),
  doubts: table(text(), { about: "Why breaches are not believed, by rule." }),
  origins: table(
    object<Origin>({
      part: word(PARTS),
      run: count(),
      breach: count(),
      follows: nullable(ruleId),
    }),
    { about: "Where each breach was seen first, by rule." },
  ),
  withheld: list(finding, {
    about: "Breaches of rules of which this share did not see what they are about.",
  }),
});

const outcome: Schema<Outcome> = object<Outcome>({
  claim: word<Claim>(["conformant", "notConformant", "none"], {
    about: "What can be claimed; none where not all was tried, or the run itself went wrong.",
  }),
  exitCode: integer<ExitCode>({
    minimum: 0,
    maximum: 3,
    about: "0: nothing stands against it. 1: law is broken, or a known failure passes now. " +
      "2: law was not put to the test. 3: a fault of the adapter or of the kit.",
  }),
  sentence: text({ about: "All of it in one sentence." }),
});

/** What a result looks like as data; `docs/schema/result.schema.json` is this for everybody else. */
export const resultSchema: Schema<ResultData> = object<ResultData>({
  schema: literal(RESULT_VERSION, { about: "The version of this form." }),
  spec: text({ about: "The version of the specification." }),
  product: object<ProductData>({
    name: text(),
    kit: word(KITS),
    capabilities: list(text<Capability>(), { about: "What it declares to be." }),
    lacks: list(text<Ability>(), { about: "What it says that it lacks." }),
    configuration: optional(
      object<Partial<RecordedConfiguration>>(allOptional(CONFIGURATION_FIELDS), {
        about: "What of its provider's configuration no app can choose.",
      }),
    ),
    permissions: optional(list(text(), { about: "What its process was allowed to do." })),
  }),
  profile: word(PROFILE_NAMES),
  seed: integer({ about: "What decided everything that was drawn." }),
  shard: object<Shard>({ index: count(), of: count() }, {
    about: "Which share of the work was done: the first of one is all of it.",
  }),
  sharedBy: optional(text({ about: "What of the environment said which share was to be done." })),
  cutShort: nullable(word<CutShort>(["bailed", "timeIsUp", "interrupted"], {
    about: "Why it ended before its steps were used up.",
  })),
  realTime: nullable(
    object<NonNullable<ResultData["realTime"]>>(
      { patienceMs: count(), toleranceMs: count(), longestMs: count(), cases: count() },
      { about: "How it ran on real time; null where the kit moved the clock." },
    ),
  ),
  life: object<Life>(
    { isAlive: flag(), isOpened: flag(), because: text() },
    { about: "Whether the subject did what it must, before any rule was judged." },
  ),
  limitations: list(text(), { about: "What it lacks, in sentences: nothing of it was asked." }),
  verdicts: list(verdict, { about: "One for every rule, in the order of the rules." }),
  findings: list(finding, { about: "The rules that were broken, in the order to read them." }),
  control: list(finding, { about: "What broke on the kit's own side: a fault of the kit." }),
  properties: list(
    object<Property>({
      name: text(),
      holds: flag(),
      tried: count(),
      because: nullable(text()),
    }),
    { about: "What no single trace shows." },
  ),
  divergences: list(detour, {
    about: "Where it went another way than the reference on the tour, and no rule was broken.",
  }),
  faults: list(text(), { about: "What was thrown where nobody can throw." }),
  effort,
  takings: optional(takings),
  missing: optional(list(count(), { about: "The shares that were not there to be put together." })),
  outcome,
  checksum: optional(text({
    about: "Of a share: what the rest of it comes to, so that one that was altered is known.",
  })),
});

/**
 * Reads a result from the text of a file, as the JSON report wrote it.
 *
 * @throws {SyntaxError} where it is none, with the place and what was expected there, and where it is
 * a share that was altered since
 */
export function readResult(json: string): ResultData {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new SyntaxError(`Cannot read the result: ${(error as Error).message}`);
  }
  const flaw = flawOf(resultSchema, value);
  if (flaw !== null) throw new SyntaxError(`Cannot read the result: ${flaw}`);
  const { checksum, ...data } = value as ResultData;
  if (
    (checksum !== undefined || data.shard.of > 1) && checksum !== checksumOf(data)
  ) {
    throw new SyntaxError(
      `Cannot read the result: it is not as it was written, its checksum is ${checksum}, of what is ` +
        `there ${checksumOf(data)}; do the share once more`,
    );
  }
  return data;
}

/** A finding, where a value is one; null where it is none. */
export function readFinding(value: unknown): FindingData | null {
  return flawOf(finding, value) === null ? value as FindingData : null;
}
