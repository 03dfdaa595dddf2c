import { type ConformanceResult, findingsOf } from "../../conformance/mod.ts";
import { printLine } from "../../scenario/mod.ts";

/** What is held against a subject in a result, and against the kit itself, a line each. */
export function accusationsIn(result: ConformanceResult): readonly string[] {
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
