import {
  type Adapter,
  type CampaignOptions,
  conform,
  type ConformanceResult,
  findingsOf,
  referenceApp,
  referenceEvents,
  referenceSystem,
} from "../../conformance/mod.ts";
import { leanSystem, NEUTRAL_VARIANTS } from "../../conformance/mutants/mod.ts";
import { printLine } from "../../scenario/mod.ts";

/** How many systems of which less can be seen. */
const LEAN = 20;

/** What is right, and must not be accused: the references first. */
export const RIGHT: readonly Adapter[] = [
  referenceApp,
  referenceSystem,
  ...NEUTRAL_VARIANTS.map(({ adapter }) => adapter),
  referenceEvents,
  ...Array.from({ length: LEAN }, (_, index) => leanSystem(index + 1)),
];

/** Something right, and how it is put to the kit. */
export interface AccusingTask {
  /** The place in the list of what is right. */
  readonly index: number;
  /** How. */
  readonly options: Pick<CampaignOptions, "seed" | "steps" | "corpus" | "scope">;
}

/** What came of it. */
export interface Accused {
  /** What is held against it; nothing, if all is well. */
  readonly accusations: readonly string[];
  /** How much was walked. */
  readonly effort: Pick<ConformanceResult["effort"], "walks" | "steps">;
}

/** Puts something right to the kit. */
export async function accuse({ index, options }: AccusingTask): Promise<Accused> {
  const adapter = RIGHT[index];
  if (!adapter) throw new Error(`Cannot take subject ${index}: there are ${RIGHT.length}`);
  const result = await conform(adapter, options);
  const { walks, steps } = result.effort;
  return { accusations: accusationsIn(result), effort: { walks, steps } };
}

/** What is held against a subject in a result, and against the kit itself, a line each. */
function accusationsIn(result: ConformanceResult): readonly string[] {
  const subject = `${result.adapter.name}, seed ${result.seed}`;
  const { life, control, faults } = result;
  return [
    ...(life.isAlive ? [] : [`no sign of life: ${subject}: ${life.because}`]),
    ...[...findingsOf(result), ...control].map(({ rule, scenario }) =>
      `accused: ${subject}, of ${rule.id}: ${scenario.lines.map(printLine).join("; ")}`
    ),
    ...faults.map((fault) => `fault: ${subject}: ${fault}`),
  ];
}
