import {
  type Adapter,
  type ConformanceResult,
  type Finding,
  playScenario,
  type Reading,
  referenceApp,
  type Verdict,
} from "../conformance/mod.ts";
import { MUTANTS } from "../conformance/mutants/mod.ts";
import { isLaw, type RuleId, RULES, rulesFor, SPEC_VERSION } from "../rules/mod.ts";
import { type ResultData, resultData, withBaseline } from "./mod.ts";

/** The rules that are broken here. */
export type Breach =
  & RuleId
  & (
    | "app/answer-when-connected"
    | "app/complete-every-action"
    | "app/end-the-call-meant"
    | "app/forget-ended-calls"
  );

/** The broken app that each rule is told of here, and the steps that show it. */
const BREACHES: Readonly<Record<Breach, readonly string[]>> = {
  "app/answer-when-connected": ['remote calls a from generic "ada"', "user answers a"],
  "app/complete-every-action": [
    'remote calls a from generic "ada"',
    "user answers a",
    "user mutes a",
    "clock +5000ms",
  ],
  "app/end-the-call-meant": [
    'remote calls a from generic "ada"',
    "user answers a",
    'remote calls b from generic "bob"',
    "app ends a",
  ],
  "app/forget-ended-calls": ['remote calls a from generic "ada"', "remote ends a hungUp"],
};

export function mutantOf(breaks: Breach): Adapter {
  return MUTANTS.find((each) => each.breaks === breaks)?.adapter ?? referenceApp;
}

/** A finding as a campaign hands it on: no walk has to come across it. */
export async function findingOf(breaks: Breach): Promise<Finding> {
  const text = ['scenario "x"', ...BREACHES[breaks]].join("\n");
  const { scenario, found, events, slots } = await playScenario(mutantOf(breaks), text);
  const own = found.find(({ rule }) => rule.id === breaks);
  if (!own) throw new Error(`Cannot find a breach of ${breaks} in its steps`);
  const shrunk = { from: 9, runs: 20, executed: 60 };
  const certificate = { isShortest: true, upTo: 1, executed: 9 };
  const needs = [{ free: [], fixed: ["from"] }, { free: ["cause"], fixed: [] }];
  const token = `cs1.${breaks}`;
  const allowed = { oneOf: ["accept a", "answer a failed"], got: "answer a fulfilled" };
  const witness = { control: "keeps", allowed } as const;
  const readings: readonly Reading[] = [
    { kind: "profile", profile: "apple" },
    { kind: "declared", capability: "defersCompletion" },
  ];
  const rest = { certificate, needs, replays: 3, beside: [breaks], follows: null };
  return { ...own, scenario, events, slots, token, shrunk, witness, readings, ...rest };
}

/** What a campaign comes to where it finds nothing but what is given. */
export function resultOf(
  { adapter = referenceApp, ...given }: Partial<ConformanceResult> = {},
  others: readonly Verdict[] = [],
): ConformanceResult {
  return {
    adapter,
    spec: SPEC_VERSION,
    profile: "callspec",
    seed: 1,
    shard: { index: 1, of: 1 },
    cutShort: null,
    life: { isAlive: true, isOpened: true, because: "" },
    verdicts: rulesFor("app").map((rule): Verdict =>
      others.find((other) => other.rule === rule) ?? { status: "passed", rule, exercised: 7 }
    ),
    realTime: null,
    limitations: [],
    control: [],
    faults: [],
    effort: { walks: 2, steps: 30, skipped: 4, states: 11, toured: null, paired: null },
    properties: [],
    divergences: [],
    takings: {
      asked: { steps: 30, scope: null, replays: 0 },
      states: new Set(),
      exercised: new Map(),
      doubts: new Map(),
      origins: new Map(),
      withheld: [],
    },
    ...given,
  };
}

/** A rule that is broken, and the one that it follows from. */
export async function failed(breaks: Breach, after?: Breach): Promise<Verdict> {
  const finding = await findingOf(breaks);
  const { rule } = finding;
  if (!after) return { status: "failed", rule, finding };
  return {
    status: "failed",
    rule,
    finding: { ...finding, follows: (await findingOf(after)).rule },
  };
}

/** A verdict on the first rule that is law, or advice. */
export function untested(
  status: "inconclusive" | "inapplicable" | "notRun",
  wantsLaw = true,
): Verdict {
  const rule = rulesFor("app").find((each) => isLaw(each) === wantsLaw);
  if (!rule) throw new Error("Cannot find a rule to be silent about");
  return { status, rule, because: "nothing happened that it is about" };
}

/** What the signs of life of a subject that does nothing come to. */
export const dead = { isAlive: false, isOpened: true, because: "it completed no action" } as const;

/** The results of which `docs/reports/` shows every report, a few rules each. */
export const SAMPLES: Readonly<Record<string, ResultData>> = {
  conformant: resultData(resultOf({
    adapter: { ...referenceApp, name: "Homing Pigeon 2" },
    verdicts: [
      ...["app/unique-call-ids", "app/forget-ended-calls", "app/end-the-call-meant"].map(kept),
      withoutNews("app/complete-before-handler-settles", "inapplicable", "it defers completion"),
    ],
  })),
  broken: withBaseline(
    resultData(resultOf({
      adapter: { ...referenceApp, name: "Homing Pigeon" },
      verdicts: [
        kept("app/unique-call-ids"),
        await failed("app/answer-when-connected"),
        await failed("app/forget-ended-calls", "app/answer-when-connected"),
        await failed("app/complete-every-action"),
        await failed("app/end-the-call-meant"),
        kept("app/reset-drops-everything"),
        withoutNews("app/start-when-invited", "inconclusive", "nobody was called"),
      ],
    })),
    {
      schema: 1,
      known: [
        { rule: "app/complete-every-action", issue: "https://issues.example/7" },
        { rule: "app/reset-drops-everything", issue: "https://issues.example/8" },
      ],
    },
  ),
  silent: resultData(resultOf({
    adapter: { ...referenceApp, name: "Stuffed Pigeon" },
    life: dead,
    verdicts: ["app/unique-call-ids", "app/forget-ended-calls"].map((id) =>
      withoutNews(id, "inconclusive", `no sign of life: ${dead.because}`)
    ),
  })),
  faulty: resultData(resultOf({
    // Signs that mean something in one report or another: none may end what it stands in.
    adapter: { ...referenceApp, name: `Pigeon & Söhne <v2>: "100%", #1 ]]> | \`x\`` },
    faults: [
      "it broke app/unique-call-ids once, and not again by the same steps",
      "TypeError: a\u0000 | b\n::error::c %0A # SKIP ]]> <d>",
    ],
    properties: [
      { name: "no timer is left when all calls are over", holds: false, tried: 9, because: "5 s" },
    ],
    verdicts: [
      kept("app/unique-call-ids"),
      withoutNews(
        "app/forget-ended-calls",
        "notRun",
        "disabled: we keep them | for a # SKIP list",
      ),
    ],
  })),
};

function ruleOf(id: string) {
  const rule = RULES.find((each) => each.id === id);
  if (!rule) throw new Error(`Cannot find the rule ${id}`);
  return rule;
}

function kept(id: string): Verdict {
  return { status: "passed", rule: ruleOf(id), exercised: 7 };
}

function withoutNews(
  id: string,
  status: "inconclusive" | "inapplicable" | "notRun",
  because: string,
): Verdict {
  return { status, rule: ruleOf(id), because };
}
